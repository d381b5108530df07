package io.linebeat.bench.world;

/// In which order facts come.
public enum Order {
    /// As time goes by, but for those that are late.
    TIME,
    /// Day by day, each day's facts in any order.
    SHUFFLED_DAY,
    /// Day by day, each day's batches in any order: as after an outage.
    SHUFFLED_BATCHES
}
