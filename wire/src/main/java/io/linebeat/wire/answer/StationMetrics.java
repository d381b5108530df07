package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.StationFigures;
import java.math.BigDecimal;

/// A workstation's figures in the seed's form.
public record StationMetrics(
        @JsonProperty("site_id") String siteId,
        @JsonProperty("station_id") String stationId,
        @JsonProperty("name") String name,
        @JsonProperty("type") String type,
        @JsonProperty("occupancy_time_hours") BigDecimal occupancyTimeHours,
        @JsonProperty("utilization_percentage") BigDecimal utilizationPercentage,
        @JsonProperty("total_units_produced") long totalUnitsProduced,
        @JsonProperty("throughput_rate") BigDecimal throughputRate,
        @JsonProperty("event_count") long eventCount) {

    public static StationMetrics of(StationFigures figures) {
        return new StationMetrics(
                figures.station().id().site().value(),
                figures.station().id().value(),
                figures.station().name(),
                figures.station().type(),
                Rounded.hours(figures.tally().occupied()),
                Rounded.percent(figures.utilization()),
                figures.tally().units(),
                Rounded.orZero(figures.throughput()),
                figures.tally().events());
    }
}
