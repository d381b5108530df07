package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.State;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Ratio;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The figures of a real plant's log, with the mapping that is shipped for it. The log is no part of the
/// project: where it is missing this test says so and proves nothing.
class PlantLogTest {
    private static final String FOLDER = "LINEBEAT_REAL_DATA";
    private static final long NOW = Micros.of(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path scratch;

    private static boolean isMissing(Path log) {
        boolean missing = !Files.exists(log);
        if (missing) {
            System.out.println("NOT RUN: the figures of the real plant log, since "
                    + log.toAbsolutePath().normalize() + " is not there. Set " + FOLDER
                    + " to the folder that holds it.");
        }
        return missing;
    }

    private static Path log() {
        String said = Objects.requireNonNullElse(System.getenv(FOLDER), "");
        String folder = System.getProperty(FOLDER, said.isEmpty() ? "../../shared/data" : said);
        return Path.of(folder, "production-log-2012.csv");
    }

    private static Mapping mapping() {
        return ((Mapping.Read.Good) Mapping.shipped("production-log-2012")).mapping();
    }

    private Summary take(Path log, Hold hold, Sink sink) throws IOException {
        Outcome outcome = new TableImport(mapping(), _ -> hold, NOW, scratch).run(log, sink, true);
        return ((Outcome.Finished) outcome).summary();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 24 * 60})
    void theLogGivesItsKnownFiguresAndImportedTwiceTheSame(int holdMinutes) throws IOException {
        Path log = log();
        if (isMissing(log)) {
            return;
        }
        Hold hold = Hold.always(holdMinutes * Micros.MINUTE);
        Floor floor = new Floor(hold);
        Summary summary = take(log, hold, floor);
        assertThat(summary.rows()).isEqualTo(4_543);
        assertThat(summary.refused()).isZero();
        assertThat(summary.units()).isEqualTo(92_519);
        Report first = floor.report();
        assertKnown(first);
        long facts = floor.ledger.facts().size();
        take(log, hold, floor);
        assertThat(floor.report()).isEqualTo(first);
        assertThat(floor.ledger.facts()).hasSize(Math.toIntExact(facts));
        assertThat(floor.ledger.aside()).isEmpty();
    }

    private static void assertKnown(Report report) {
        assertThat(report.workers()).hasSize(49);
        assertThat(report.stations()).hasSize(31);
        assertThat(report.total().tally().units()).isEqualTo(92_519);
        assertThat(hours(report.total().tally().working())).isEqualTo("11264.38");
        assertWorker(report, "ID0420", "407.02", 2_603);
        assertWorker(report, "ID0937", "19.25", 671);
        assertWorker(report, "ID0997", "445.02", 1_096);
    }

    private static void assertWorker(Report report, String id, String hours, long units) {
        WorkerFigures figures = report.workers().stream()
                .filter(worker -> worker.worker().id().value().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(hours(figures.tally().working())).as(id).isEqualTo(hours);
        assertThat(figures.tally().units()).as(id).isEqualTo(units);
    }

    private static String hours(long micros) {
        return Ratio.of(micros, Micros.HOUR).roundedOrZero(2).toPlainString();
    }

    /// Two million facts: a ledger in memory would be the larger part of this test, so a worker at a time is
    /// folded.
    @Test
    void aHoldOfTwoMinutesGivesTheSameHours() throws IOException {
        Path log = log();
        if (isMissing(log)) {
            return;
        }
        Hold hold = Hold.always(2 * Micros.MINUTE);
        Folding folding = new Folding(hold);
        Summary summary = take(log, hold, folding);
        folding.foldWorker();
        assertThat(summary.units()).isEqualTo(92_519);
        assertThat(hours(folding.working)).isEqualTo("11264.38");
    }

    /// A plant with its ledger and its roster.
    private static final class Floor implements Sink {
        final MemoryLedger ledger;
        private Roster roster = Roster.EMPTY;

        Floor(Hold hold) {
            ledger = new MemoryLedger(Rules.everywhere(new SiteRules(ZoneOffset.ofHours(2), hold)));
        }

        Report report() {
            return ledger.report(Question.EVERYTHING, roster, NOW);
        }

        @Override
        public void station(Station station) {
            roster = roster.with(station);
        }

        @Override
        public void worker(Worker worker) {
            roster = roster.with(worker);
        }

        @Override
        public void facts(List<Fact> batch) {
            ledger.record(batch);
        }

        @Override
        public void problem(RowProblem problem) {}

        @Override
        public void progress(Progress progress) {}
    }

    /// Facts come worker by worker, so no more than one worker's are held.
    private static final class Folding implements Sink {
        private final Hold hold;
        private List<Fact> ofWorker = new ArrayList<>();
        long working;

        Folding(Hold hold) {
            this.hold = hold;
        }

        void foldWorker() {
            if (ofWorker.isEmpty()) {
                return;
            }
            Gathered gathered = new Gathered();
            gathered.facts.addAll(ofWorker);
            for (Run run : gathered.runs(ofWorker.getFirst().worker().value(), hold)) {
                working += run.state() == State.WORKING ? run.span().micros() : 0;
            }
            ofWorker = new ArrayList<>();
        }

        @Override
        public void facts(List<Fact> batch) {
            for (Fact fact : batch) {
                if (!ofWorker.isEmpty() && !ofWorker.getFirst().worker().equals(fact.worker())) {
                    foldWorker();
                }
                ofWorker.add(fact);
            }
        }

        @Override
        public void station(Station station) {}

        @Override
        public void worker(Worker worker) {}

        @Override
        public void problem(RowProblem problem) {}

        @Override
        public void progress(Progress progress) {}
    }
}
