package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// From when on an observation holds how long; the first reaches back without end.
public record HoldEntry(
        @JsonProperty("from") @Nullable String from,
        @JsonProperty("hold") String hold) {}
