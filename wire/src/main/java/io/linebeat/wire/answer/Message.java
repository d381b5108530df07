package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A sentence for whoever asked.
public record Message(@JsonProperty("message") String message) {}
