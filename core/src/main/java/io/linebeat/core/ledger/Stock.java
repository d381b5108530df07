package io.linebeat.core.ledger;

/// Slices and carries that are kept in another form, such as packed, and made when they are asked for.
public interface Stock {
    Stock EMPTY = new Stock() {
        @Override
        public Slice slice(long lane) {
            return Slice.EMPTY;
        }

        @Override
        public long[] lanesAt(int station) {
            return new long[0];
        }
    };

    /// A lane's facts; empty where it has none.
    Slice slice(long lane);

    /// The same without what no figure needs: where the facts came from.
    default Slice bare(long lane) {
        return slice(lane);
    }

    /// What a lane carries into the page.
    default Carry carry(long lane) {
        return Carry.NONE;
    }

    /// The lanes of which a fact or the observation carried in is about a station, each at least once.
    long[] lanesAt(int station);
}
