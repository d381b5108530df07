package io.linebeat.core.ledger;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;

/// One worker as one stream sees her.
public record Lane(Stream stream, WorkerId worker) {

    public static Lane of(Fact fact) {
        return new Lane(fact.stream(), fact.worker());
    }
}
