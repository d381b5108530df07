package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A problem in the form of RFC 9457, with the seed's `error` text beside it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemAnswer(
        @JsonProperty("type") String type,
        @JsonProperty("title") String title,
        @JsonProperty("status") int status,
        @JsonProperty("detail") String detail,
        @JsonProperty("instance") String instance,
        @JsonProperty("error") String error,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("request_id") @Nullable String requestId) {}
