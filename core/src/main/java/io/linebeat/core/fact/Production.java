package io.linebeat.core.fact;

import org.jspecify.annotations.Nullable;

/// At `at`, the worker finished `count` units at this station. It neither ends a state nor proves presence.
public record Production(
        Stream stream,
        WorkerId worker,
        StationId station,
        long at,
        long count,
        @Nullable Confidence confidence,
        Source source)
        implements Fact {

    /// The most units that one fact may report; sums of them stay far from the end of a `long`.
    public static final long MAX_COUNT = 1_000_000_000L;

    public Production {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("count outside [0, " + MAX_COUNT + "]: " + count);
        }
    }

    @Override
    public int kindRank() {
        return PRODUCTION;
    }
}
