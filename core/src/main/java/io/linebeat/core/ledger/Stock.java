package io.linebeat.core.ledger;

/// Slices that are kept in another form, such as packed, and made when they are asked for.
public interface Stock {
    Stock EMPTY = new Stock() {
        @Override
        public Slice slice(long lane) {
            return Slice.EMPTY;
        }

        @Override
        public boolean speaksOf(long lane, int station) {
            return false;
        }
    };

    /// A lane's facts; empty where it has none.
    Slice slice(long lane);

    /// The same without what no figure needs: where the facts came from.
    default Slice bare(long lane) {
        return slice(lane);
    }

    /// Whether all slices from here are bare.
    default boolean isBare() {
        return false;
    }

    /// Whether any of a lane's facts is about a station.
    boolean speaksOf(long lane, int station);
}
