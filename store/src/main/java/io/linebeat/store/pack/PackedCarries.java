package io.linebeat.store.pack;

import io.linebeat.core.ledger.Carry;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Said;
import io.linebeat.store.pack.Unpacker.Column;

/// The carries of a page's lanes, packed. Instants are kept as how long before the page they were, which is never
/// zero; zero is none.
public final class PackedCarries {
    /// In the place of the sight of a worker: it is the observation in force.
    private static final long SAME = -1;

    private PackedCarries() {}

    public static byte[] pack(Contents page) {
        int size = page.lanes();
        Packer packer = new Packer(512 + size * 12);
        packer.number(size);
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
        return packer.finish();
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

    /// Unpacks carries.
    ///
    /// @param from where the page begins
    /// @throws Damaged where the bytes are not what [#pack(Contents)] made
    public static Carry[] unpack(byte[] packed, long from) {
        Unpacker unpacker = new Unpacker(packed);
        int size = (int) unpacker.number();
        Column openBefore = unpacker.column(size);
        Column kind = unpacker.column(size);
        Column station = unpacker.column(size);
        Column confidence = unpacker.column(size);
        Column seenBefore = unpacker.column(size);
        Column seenStation = unpacker.column(size);
        Carry[] carries = new Carry[size];
        for (int i = 0; i < size; i++) {
            boolean opens = openBefore.get(i) > 0;
            long openAt = opens ? from - openBefore.get(i) : Carry.NONE.openAt();
            long open = opens
                    ? Said.of((int) station.get(i), (int) confidence.get(i), false, (int) kind.get(i))
                    : Carry.NONE.open();
            carries[i] = switch ((int) Math.clamp(seenBefore.get(i), SAME, 1)) {
                case 0 ->
                    opens ? new Carry(openAt, open, Carry.NONE.presentAt(), Carry.NONE.presentStation()) : Carry.NONE;
                case 1 -> new Carry(openAt, open, from - seenBefore.get(i), (int) seenStation.get(i));
                default -> new Carry(openAt, open, openAt, Said.station(open));
            };
        }
        return carries;
    }
}
