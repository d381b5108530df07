package io.linebeat.store.pack;

import io.linebeat.core.ledger.Carry;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Said;
import io.linebeat.store.pack.Unpacker.Column;
import java.util.Arrays;

/// The lanes of a page and what each carries into it, packed. Instants are kept as how long before the page they were,
/// which is never
/// zero; zero is none.
public final class PackedCarries {
    /// In the place of the sight of a worker: it is the observation in force.
    private static final long SAME = -1;

    private final long from;
    private final PackedLanes lanes;
    private final Column openBefore;
    private final Column kind;
    private final Column station;
    private final Column confidence;
    private final Column seenBefore;
    private final Column seenStation;

    private PackedCarries(Unpacker unpacker, long from) {
        this.from = from;
        int size = (int) unpacker.number();
        lanes = new PackedLanes(unpacker.column(size));
        openBefore = unpacker.column(size);
        kind = unpacker.column(size);
        station = unpacker.column(size);
        confidence = unpacker.column(size);
        seenBefore = unpacker.column(size);
        seenStation = unpacker.column(size);
    }

    public static byte[] pack(Contents page, long key) {
        int size = page.lanes();
        Packer packer = new Packer(512 + size * 12);
        packer.number(size);
        packer.column(size, page::lane);
        packer.column(size, i -> openBefore(page, i));
        packer.column(
                size, i -> page.carry(i).hasOpen() ? Said.kind(page.carry(i).open()) : 0);
        packer.column(
                size, i -> page.carry(i).hasOpen() ? Said.station(page.carry(i).open()) : 0);
        packer.column(
                size,
                i -> page.carry(i).hasOpen() ? Said.confidence(page.carry(i).open()) : 0);
        packer.column(size, i -> seenBefore(page, i));
        packer.column(size, i -> seenBefore(page, i) > 0 ? page.carry(i).presentStation() : 0);
        return packer.finish(key);
    }

    private static long openBefore(Contents page, int i) {
        Carry carry = page.carry(i);
        return carry.hasOpen() ? page.span().from() - carry.openAt() : 0;
    }

    private static long seenBefore(Contents page, int i) {
        Carry carry = page.carry(i);
        if (!carry.hasPresent()) {
            return 0;
        }
        return isSame(carry) ? SAME : page.span().from() - carry.presentAt();
    }

    private static boolean isSame(Carry carry) {
        return carry.hasOpen()
                && carry.presentAt() == carry.openAt()
                && carry.presentStation() == Said.station(carry.open());
    }

    /// Carries from their bytes.
    ///
    /// @param from where the page begins
    /// @throws Damaged where the bytes are not what [#pack] made under this key
    public static PackedCarries of(byte[] packed, long from, long key) {
        return new PackedCarries(new Unpacker(packed, key), from);
    }

    /// The lanes of the page, in ascending order.
    public long[] lanes() {
        return lanes.all();
    }

    /// What a lane carries into the page.
    Carry carry(long lane) {
        int i = lanes.find(lane);
        if (i < 0) {
            return Carry.NONE;
        }
        long opensBefore = openBefore.get(i);
        long seen = seenBefore.get(i);
        if (opensBefore == 0 && seen == 0) {
            return Carry.NONE;
        }
        long openAt = opensBefore == 0 ? Carry.NONE.openAt() : from - opensBefore;
        long open = opensBefore == 0
                ? Carry.NONE.open()
                : Said.of((int) station.get(i), (int) confidence.get(i), false, (int) kind.get(i));
        if (seen == 0) {
            return new Carry(openAt, open, Carry.NONE.presentAt(), Carry.NONE.presentStation());
        }
        return seen == SAME
                ? new Carry(openAt, open, openAt, Said.station(open))
                : new Carry(openAt, open, from - seen, (int) seenStation.get(i));
    }

    /// The lanes that carry an observation at a station into the page.
    long[] lanesAt(int which) {
        long[] found = new long[lanes.size()];
        int size = 0;
        for (int i = station.find(which, 0); i < lanes.size(); i = station.find(which, i + 1)) {
            if (openBefore.get(i) > 0) {
                found[size++] = lanes.lane(i);
            }
        }
        return Arrays.copyOf(found, size);
    }
}
