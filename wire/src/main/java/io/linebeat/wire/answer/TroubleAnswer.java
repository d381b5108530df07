package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A sign of life of a stream whose figures cannot be computed at present: what was told before may be out of date.
public record TroubleAnswer(
        @JsonProperty("as_of") String asOf,
        @JsonProperty("detail") String detail) {
    public static TroubleAnswer at(long now) {
        return new TroubleAnswer(
                Times.utc(now), "The figures cannot be computed at present; those told last may be out of date");
    }
}
