package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.GroupFigures;
import io.linebeat.core.report.Report;
import java.math.BigDecimal;

/// The factory's figures in the seed's form: hours and rates rounded half up to two decimals; 0 where there is nothing
/// to divide by.
public record FactoryMetrics(
        @JsonProperty("total_productive_time_hours") BigDecimal totalProductiveTimeHours,
        @JsonProperty("total_production_count") long totalProductionCount,
        @JsonProperty("average_production_rate") BigDecimal averageProductionRate,
        @JsonProperty("average_utilization_percentage") BigDecimal averageUtilizationPercentage,
        @JsonProperty("worker_count") int workerCount,
        @JsonProperty("station_count") int stationCount,
        @JsonProperty("total_events") long totalEvents) {

    public static FactoryMetrics of(Report report) {
        GroupFigures total = report.total();
        return new FactoryMetrics(
                Rounded.hours(total.tally().working()),
                total.tally().units(),
                Rounded.orZero(total.rate()),
                Rounded.orZero(report.averageUtilizationPercent()),
                report.workers().size(),
                report.stations().size(),
                total.tally().events());
    }
}
