package io.linebeat.core.fact;

import org.jspecify.annotations.Nullable;

/// From `at` on, the worker is in this state at this station.
public record Observation(
        Stream stream,
        WorkerId worker,
        StationId station,
        long at,
        State state,
        @Nullable Confidence confidence,
        Source source)
        implements Fact {

    @Override
    public long count() {
        return 0;
    }

    @Override
    public int kindRank() {
        return state.rank();
    }
}
