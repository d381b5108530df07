package io.linebeat.core.law;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.proof.Told;
import io.linebeat.core.report.Question;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Oracle.Figures;
import java.util.List;

/// Makes figures of facts; right or wrong.
@FunctionalInterface
interface Law {
    Figures figures(List<Fact> arrivals, Rules rules, Roster roster, Span window);

    /// The ledger with its book in memory.
    Law REAL = (arrivals, rules, roster, window) -> {
        MemoryLedger ledger = new MemoryLedger(rules);
        ledger.record(arrivals);
        return Told.byReport(ledger.report(Question.over(window.from(), window.to()), roster, window.to()));
    };
}
