package io.linebeat.core.ledger;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;

/// One station as one stream sees it.
public record Post(Stream stream, StationId station) {

    public static Post of(Fact fact) {
        return new Post(fact.stream(), fact.station());
    }
}
