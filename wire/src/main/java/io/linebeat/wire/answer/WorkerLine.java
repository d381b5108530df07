package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.WorkerFigures;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A worker's figures over the window, exact. `utilization` is a ratio from 0 to 1; null means no data.
public record WorkerLine(
        @JsonProperty("site_id") String siteId,
        @JsonProperty("worker_id") String workerId,
        @JsonProperty("name") String name,
        @JsonProperty("working_us") long workingUs,
        @JsonProperty("idle_us") long idleUs,
        @JsonProperty("absent_us") long absentUs,
        @JsonProperty("unobserved_us") long unobservedUs,
        @JsonProperty("units") long units,
        @JsonProperty("event_count") long eventCount,
        @JsonProperty("utilization") @Nullable BigDecimal utilization,
        @JsonProperty("units_per_active_hour") @Nullable BigDecimal unitsPerActiveHour,
        @JsonProperty("units_per_tracked_hour") @Nullable BigDecimal unitsPerTrackedHour) {

    public static WorkerLine of(WorkerFigures figures) {
        return new WorkerLine(
                figures.worker().id().site().value(),
                figures.worker().id().value(),
                figures.worker().name(),
                figures.tally().working(),
                figures.tally().idle(),
                figures.tally().absent(),
                figures.unobserved(),
                figures.tally().units(),
                figures.tally().events(),
                Rounded.ratio(figures.utilization()),
                Rounded.rate(figures.unitsPerActiveHour()),
                Rounded.rate(figures.unitsPerTrackedHour()));
    }
}
