package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import io.linebeat.core.roster.Station;

/// What became of the registration of a workstation.
public sealed interface StationRead {
    record Accepted(Station station) implements StationRead {}

    record Refused(Refusal refusal) implements StationRead {}
}
