package io.linebeat.core.report;

import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.measure.Ratio;
import io.linebeat.core.roster.Station;

/// A workstation's figures over a window.
public record StationFigures(Station station, StationTally tally) {

    /// working / occupied; ISO 22400: utilization efficiency.
    public Ratio utilization() {
        return Ratio.of(tally.working(), tally.occupied());
    }

    /// Units per occupied hour.
    public Ratio throughput() {
        return PerHour.of(tally.units(), tally.occupied());
    }
}
