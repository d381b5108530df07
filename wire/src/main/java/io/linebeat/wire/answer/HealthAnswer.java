package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// `healthy` or `unhealthy`.
public record HealthAnswer(@JsonProperty("status") String status) {}
