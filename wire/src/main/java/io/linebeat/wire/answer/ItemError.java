package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why an item of a batch was refused. For lines of a stream, `index` counts from 1.
public record ItemError(
        @JsonProperty("index") long index,
        @JsonProperty("reason") String reason,
        @JsonProperty("detail") String detail) {}
