package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import java.util.List;

/// Who was in which state when, over a window.
public record TimelineAnswer(
        @JsonProperty("site_id") String siteId,
        @JsonProperty("from") String from,
        @JsonProperty("end") String end,
        @JsonProperty("runs") List<RunEntry> runs) {

    public static TimelineAnswer of(SiteId site, Span window, List<RunEntry> runs) {
        return new TimelineAnswer(site.value(), Times.utc(window.from()), Times.utc(window.to()), runs);
    }
}
