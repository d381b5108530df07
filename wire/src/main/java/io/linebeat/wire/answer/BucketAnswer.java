package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.report.Report;
import java.util.List;

/// A report over a part of the window; its bounds carry the site's offset.
public record BucketAnswer(
        @JsonProperty("from") String from,
        @JsonProperty("to") String to,
        @JsonProperty("workers") List<WorkerLine> workers,
        @JsonProperty("stations") List<StationLine> stations,
        @JsonProperty("total") TotalLine total) {

    public static BucketAnswer of(Report report, SiteClock clock) {
        return new BucketAnswer(
                Times.local(report.window().span().from(), clock),
                Times.local(report.window().span().to(), clock),
                report.workers().stream().map(WorkerLine::of).toList(),
                report.stations().stream().map(StationLine::of).toList(),
                TotalLine.of(report.total()));
    }
}
