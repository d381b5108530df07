package io.linebeat.store.pack;

import io.linebeat.core.ledger.Carry;
import io.linebeat.core.ledger.Slice;
import io.linebeat.core.ledger.Stock;
import java.util.Arrays;

/// A page's facts and carries, packed.
///
/// @param carries of all lanes that have facts
public record PackedPage(PackedFacts facts, PackedCarries carries) implements Stock {
    @Override
    public Slice slice(long lane) {
        return facts.slice(lane);
    }

    @Override
    public Slice bare(long lane) {
        return facts.bare(lane);
    }

    @Override
    public Carry carry(long lane) {
        return carries.carry(lane);
    }

    @Override
    public long[] lanesAt(int station) {
        long[] seen = facts.lanesAt(station);
        long[] carried = carries.lanesAt(station);
        long[] both = Arrays.copyOf(seen, seen.length + carried.length);
        System.arraycopy(carried, 0, both, seen.length, carried.length);
        return both;
    }
}
