package io.linebeat.core.report;

import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Ratio;
import java.math.BigInteger;
import java.util.Collection;

/// The figures of the factory, or of any group of workers: sums, and ratios of sums.
///
/// @param tally the workers' tallies summed
/// @param unobserved the workers' unobserved time summed, in microseconds: over centuries and thousands of workers more
/// than a long holds
public record GroupFigures(WorkerTally tally, BigInteger unobserved) {

    public static GroupFigures of(Collection<WorkerFigures> workers) {
        WorkerTally sum = WorkerTally.ZERO;
        BigInteger unobserved = BigInteger.ZERO;
        for (WorkerFigures worker : workers) {
            sum = sum.plus(worker.tally());
            unobserved = unobserved.add(BigInteger.valueOf(worker.unobserved()));
        }
        return new GroupFigures(sum, unobserved);
    }

    /// Units per productive hour.
    public Ratio rate() {
        return PerHour.of(tally.units(), tally.working());
    }

    /// Total working / total tracked.
    public Ratio utilization() {
        return Ratio.of(tally.working(), tally.tracked());
    }
}
