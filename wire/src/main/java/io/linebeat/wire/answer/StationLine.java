package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.StationFigures;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A workstation's figures over the window, exact. Occupied and working time are unions over the workers and do not add
/// up over stations or workers; person time is their sum.
public record StationLine(
        @JsonProperty("site_id") String siteId,
        @JsonProperty("station_id") String stationId,
        @JsonProperty("name") String name,
        @JsonProperty("type") String type,
        @JsonProperty("occupied_us") long occupiedUs,
        @JsonProperty("working_us") long workingUs,
        @JsonProperty("person_us") long personUs,
        @JsonProperty("units") long units,
        @JsonProperty("event_count") long eventCount,
        @JsonProperty("utilization") @Nullable BigDecimal utilization,
        @JsonProperty("throughput_per_hour") @Nullable BigDecimal throughputPerHour) {

    public static StationLine of(StationFigures figures) {
        return new StationLine(
                figures.station().id().site().value(),
                figures.station().id().value(),
                figures.station().name(),
                figures.station().type(),
                figures.tally().occupied(),
                figures.tally().working(),
                figures.tally().person(),
                figures.tally().units(),
                figures.tally().events(),
                Rounded.ratio(figures.utilization()),
                Rounded.rate(figures.throughput()));
    }
}
