package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Refused input: why, when, and what was sent.
public record RefusalEntry(
        @JsonProperty("id") long id,
        @JsonProperty("refused_at") String refusedAt,
        @JsonProperty("reason") String reason,
        @JsonProperty("detail") String detail,
        @JsonProperty("raw") String raw) {}
