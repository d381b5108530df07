package io.linebeat.store;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import org.jspecify.annotations.Nullable;

/// Whose runs to list: of one worker, of one station, or of all at a site.
public record RunQuestion(
        Span window,
        SiteId site,
        @Nullable String worker,
        @Nullable String station) {
    /// The most runs of one answer: with gaps and names some 20 MB as JSON.
    public static final int MAX_RUNS = 100_000;
}
