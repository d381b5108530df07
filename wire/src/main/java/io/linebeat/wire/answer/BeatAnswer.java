package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A sign of life of a stream that has nothing else to tell: the server's clock.
public record BeatAnswer(@JsonProperty("as_of") String asOf) {
    public static BeatAnswer at(long now) {
        return new BeatAnswer(Times.utc(now));
    }
}
