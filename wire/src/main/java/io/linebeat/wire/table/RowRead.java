package io.linebeat.wire.table;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;

/// What became of a row.
sealed interface RowRead {
    /// A stretch of work, or units without an id: it becomes facts once it is sorted.
    record Work(WorkRow row, Worker worker, Station station) implements RowRead {}

    /// A fact already.
    ///
    /// @param countIgnored whether it had a count that its kind has no use for
    record Said(Fact fact, Worker worker, Station station, boolean countIgnored) implements RowRead {
        Span span() {
            return Span.emptyAt(fact.at());
        }
    }

    record Bad(RowProblem problem) implements RowRead {}
}
