package io.linebeat.core.ledger;

/// Slices that are kept in another form, such as packed, and made when they are asked for.
@FunctionalInterface
public interface Stock {
    Stock EMPTY = _ -> Slice.EMPTY;

    /// A lane's facts; empty where it has none.
    Slice slice(long lane);
}
