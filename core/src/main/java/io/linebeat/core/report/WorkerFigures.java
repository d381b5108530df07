package io.linebeat.core.report;

import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Ratio;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Worker;

/// A worker's figures over a window.
public record WorkerFigures(Worker worker, WorkerTally tally, Span window) {

    /// The time of which nothing is known, in microseconds; it is never counted as idle.
    public long unobserved() {
        return Math.subtractExact(window.micros(), tally.observed());
    }

    /// working / (working + idle); ISO 22400: worker efficiency.
    public Ratio utilization() {
        return Ratio.of(tally.working(), tally.tracked());
    }

    public Ratio unitsPerActiveHour() {
        return PerHour.of(tally.units(), tally.working());
    }

    public Ratio unitsPerTrackedHour() {
        return PerHour.of(tally.units(), tally.tracked());
    }
}
