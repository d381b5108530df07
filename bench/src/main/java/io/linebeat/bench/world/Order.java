package io.linebeat.bench.world;

/// In which order facts come.
public enum Order {
    /// As time goes by, but for those that are late.
    TIME,
    /// Day by day, each day's facts in any order.
    SHUFFLED_DAY
}
