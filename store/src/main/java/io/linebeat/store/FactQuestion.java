package io.linebeat.store;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import org.jspecify.annotations.Nullable;

/// Which facts to list; every filter may be left out.
///
/// @param kind `absent`, `idle`, `working` or `product_count`
/// @param shadow the facts of models on trial instead of the live ones
/// @param cursor where a page before ended
public record FactQuestion(
        @Nullable Span window,
        @Nullable SiteId site,
        @Nullable String worker,
        @Nullable String station,
        @Nullable String kind,
        boolean shadow,
        int limit,
        @Nullable String cursor) {
    public static final int MAX_LIMIT = 1_000;

    public static FactQuestion newest(int limit) {
        return new FactQuestion(null, null, null, null, null, false, limit, null);
    }
}
