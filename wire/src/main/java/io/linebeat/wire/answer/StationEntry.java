package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.roster.Station;

/// A registered workstation.
public record StationEntry(
        @JsonProperty("station_id") String stationId,
        @JsonProperty("name") String name,
        @JsonProperty("type") String type,
        @JsonProperty("site_id") String siteId) {

    public static StationEntry of(Station station) {
        return new StationEntry(
                station.id().value(),
                station.name(),
                station.type(),
                station.id().site().value());
    }
}
