package io.linebeat.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.proof.World.Asked;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Oracle.WorkerFigures;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/// Whatever is asked about whatever facts, the report of the ledger says what the oracle says.
class ReportTest {

    @Test
    void everyReportSaysWhatTheOracleSays() {
        Cases.forEach(700, World::new, world -> {
            MemoryLedger ledger = new MemoryLedger(world.rules, world.mostFacts);
            world.dice.pieces(world.arrivals, 10).forEach(ledger::record);
            for (Asked asked : world.questions()) {
                Report report = ledger.report(asked.question(), world.roster, asked.now());
                Span window = window(world, asked);
                assertThat(Told.byReport(report))
                        .as("%s", asked)
                        .isEqualTo(Told.byOracle(world.arrivals, world.rules, roster(world, asked), window));
                assertThat(report.window().span()).as("%s", asked).isEqualTo(window);
                assertThatTheTotalIsTheSumOfTheLines(report);
            }
        });
    }

    @Test
    void aFactAtOrAfterTheEndNeverChangesAReport() {
        Cases.forEach(300, World::new, world -> {
            MemoryLedger all = new MemoryLedger(world.rules, world.mostFacts);
            all.record(world.arrivals);
            for (Asked asked : world.dice.some(world.questions(), 3, 3)) {
                List<Fact> inTime = world.arrivals.stream()
                        .filter(fact -> fact.at() < end(asked))
                        .toList();
                MemoryLedger before = new MemoryLedger(world.rules);
                before.record(inTime);
                assertThat(all.report(asked.question(), world.roster, asked.now()))
                        .as("%s", asked)
                        .isEqualTo(before.report(asked.question(), world.roster, asked.now()));
            }
        });
    }

    private static void assertThatTheTotalIsTheSumOfTheLines(Report report) {
        List<WorkerFigures> lines = Told.byReport(report).workers();
        assertThat(report.total().tally())
                .isEqualTo(new WorkerTally(
                        sum(lines, WorkerFigures::working),
                        sum(lines, WorkerFigures::idle),
                        sum(lines, WorkerFigures::absent),
                        sum(lines, WorkerFigures::units),
                        sum(lines, WorkerFigures::events)));
        assertThat(report.total().unobserved()).isEqualTo(BigInteger.valueOf(sum(lines, WorkerFigures::unobserved)));
    }

    private static long sum(List<WorkerFigures> lines, ToLongFunction<WorkerFigures> figure) {
        return lines.stream().mapToLong(figure).sum();
    }

    /// The window of a question, said once more: from its beginning or the earliest live fact that is in it, to the
    /// least of its ends.
    private static Span window(World world, Asked asked) {
        long end = end(asked);
        Long from = asked.question().from();
        if (from == null) {
            from = Math.min(end, world.earliest(asked.question().site()).orElse(end));
        }
        return new Span(from, Math.max(from, end));
    }

    private static long end(Asked asked) {
        long end = asked.now();
        for (Long bound : Arrays.asList(asked.question().to(), asked.question().asOf())) {
            end = bound == null ? end : Math.min(end, bound);
        }
        return end;
    }

    private static Roster roster(World world, Asked asked) {
        return Roster.of(
                world.roster.workers().stream()
                        .filter(worker -> asked.question().site() == null
                                || asked.question().site().equals(worker.id().site()))
                        .toList(),
                world.roster.stations().stream()
                        .filter(station -> asked.question().site() == null
                                || asked.question().site().equals(station.id().site()))
                        .toList());
    }
}
