package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.WorkerFigures;
import java.math.BigDecimal;

/// A worker's figures in the seed's form.
public record WorkerMetrics(
        @JsonProperty("site_id") String siteId,
        @JsonProperty("worker_id") String workerId,
        @JsonProperty("name") String name,
        @JsonProperty("total_active_time_hours") BigDecimal totalActiveTimeHours,
        @JsonProperty("total_idle_time_hours") BigDecimal totalIdleTimeHours,
        @JsonProperty("utilization_percentage") BigDecimal utilizationPercentage,
        @JsonProperty("total_units_produced") long totalUnitsProduced,
        @JsonProperty("units_per_hour") BigDecimal unitsPerHour,
        @JsonProperty("event_count") long eventCount) {

    public static WorkerMetrics of(WorkerFigures figures) {
        return new WorkerMetrics(
                figures.worker().id().site().value(),
                figures.worker().id().value(),
                figures.worker().name(),
                Rounded.hours(figures.tally().working()),
                Rounded.hours(figures.tally().idle()),
                Rounded.percent(figures.utilization()),
                figures.tally().units(),
                Rounded.orZero(figures.unitsPerActiveHour()),
                figures.tally().events());
    }
}
