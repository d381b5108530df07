package io.linebeat.core.ledger;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worker in one state at one station for a span. `confidence` is the lowest of the observations that it rests on.
public record Run(
        Span span, State state, StationId station, @Nullable Confidence confidence) {

    /// The runs with neighbours joined that touch and say the same.
    public static List<Run> coalesced(List<Run> runs) {
        List<Run> joined = new ArrayList<>(runs.size());
        runs.forEach(run -> append(run, joined));
        return joined;
    }

    /// Adds a run to those before it, joined with the last one if the two touch and say the same.
    public static void append(Run next, List<Run> runs) {
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.continuesIn(next)) {
            runs.set(runs.size() - 1, last.joinedWith(next));
        } else {
            runs.add(next);
        }
    }

    private boolean continuesIn(Run next) {
        return span.meets(next.span) && state == next.state && station.equals(next.station);
    }

    private Run joinedWith(Run next) {
        return new Run(span.through(next.span), state, station, lower(confidence, next.confidence));
    }

    private static @Nullable Confidence lower(@Nullable Confidence a, @Nullable Confidence b) {
        return a == null || b == null ? null : a.compareTo(b) <= 0 ? a : b;
    }

    /// The part of this run that lies in a window; it may be empty.
    public Run clip(Span window) {
        return new Run(span.clip(window), state, station, confidence);
    }
}
