package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.Window;
import org.jspecify.annotations.Nullable;

/// The window of a report: `to` and `as_of` are null unless they were asked for; `end` is where it ends in fact.
public record WindowAnswer(
        @JsonProperty("from") String from,
        @JsonProperty("to") @Nullable String to,
        @JsonProperty("as_of") @Nullable String asOf,
        @JsonProperty("end") String end) {

    public static WindowAnswer of(Window window) {
        return new WindowAnswer(
                Times.utc(window.from()),
                window.to() == null ? null : Times.utc(window.to()),
                window.asOf() == null ? null : Times.utc(window.asOf()),
                Times.utc(window.end()));
    }
}
