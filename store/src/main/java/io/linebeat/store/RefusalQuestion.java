package io.linebeat.store;

import io.linebeat.core.fact.Refusal;
import org.jspecify.annotations.Nullable;

/// Which refusals to list.
public record RefusalQuestion(
        Refusal.@Nullable Reason reason,
        int limit,
        @Nullable String cursor) {}
