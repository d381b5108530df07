package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What a recomputation with the oracle found; `difference` names the first one.
public record VerifyAnswer(
        @JsonProperty("equal") boolean equal,
        @JsonProperty("facts") long facts,
        @JsonProperty("compared") long compared,
        @JsonProperty("difference") @Nullable String difference) {}
