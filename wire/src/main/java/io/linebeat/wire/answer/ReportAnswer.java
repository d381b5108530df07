package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The exact figures of a window: lists by (site, id).
public record ReportAnswer(
        @JsonProperty("window") WindowAnswer window,
        @JsonProperty("workers") List<WorkerLine> workers,
        @JsonProperty("stations") List<StationLine> stations,
        @JsonProperty("total") TotalLine total,

        @JsonProperty("buckets") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<BucketAnswer> buckets,

        @JsonProperty("meta") Meta meta) {

    public static ReportAnswer of(Report report, @Nullable List<BucketAnswer> buckets, Meta meta) {
        return new ReportAnswer(
                WindowAnswer.of(report.window()),
                report.workers().stream().map(WorkerLine::of).toList(),
                report.stations().stream().map(StationLine::of).toList(),
                TotalLine.of(report.total()),
                buckets,
                meta);
    }
}
