package io.linebeat.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");
    private static final WorkerId OWN_WORKER = new WorkerId(SiteId.DEFAULT, "W9");
    private static final StationId OWN_STATION = new StationId(SiteId.DEFAULT, "S9");

    @TempDir
    private Path folder;

    private Instant now = NOON;
    private Store store;
    private DemoData demo;

    @BeforeEach
    void open() throws CannotOpen {
        store = SqliteStore.open(folder, Rules.USUAL, () -> Micros.of(now), CommitListener.DEAF);
        demo = new DemoData(store, () -> now, folder, false);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void sendOwnFact() {
        store.register(new Worker(OWN_WORKER, "Own"));
        store.register(new Station(OWN_STATION, "Own", "own"));
        Fact fact = new Observation(
                Stream.LIVE,
                OWN_WORKER,
                OWN_STATION,
                Micros.of(NOON) - Micros.HOUR,
                State.IDLE,
                new Confidence(750_000),
                Source.event("mine"));
        store.record(Intake.of(List.of(fact)));
    }

    private Report everything() {
        return store.report(Question.EVERYTHING, Micros.of(now));
    }

    private Report day(String from, String to) {
        return store.report(
                Question.over(Micros.of(Instant.parse(from)), Micros.of(Instant.parse(to))), Micros.of(now));
    }

    @Test
    void aFolderThatNeverHeldAnythingGetsDemoData() {
        demo.loadIfNew();

        assertThat(store.roster().workers()).hasSize(6);
        assertThat(store.census().facts()).isGreaterThanOrEqualTo(432);
        assertThat(store.census().ofSenders()).isZero();
        assertThat(store.census().startedWithDemo()).isTrue();
    }

    @Test
    void aFolderWhereSomebodyIsRegisteredGetsNone() {
        store.register(new Worker(OWN_WORKER, "Own"));

        demo.loadIfNew();

        assertThat(store.census().facts()).isZero();
        assertThat(store.roster().workers()).hasSize(1);
    }

    @Test
    void factsOfADatabaseThatDidNotBeginWithDemoDataStayUnlessErasingIsConfirmed() throws Exception {
        sendOwnFact();
        Report before = everything();

        assertThat(demo.reset(false)).isEqualTo(new DemoData.Outcome.Refused(1));
        assertThat(everything()).isEqualTo(before);

        DemoData.Outcome outcome = demo.reset(true);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DemoData.Outcome.Loaded.class,
                        loaded -> assertThat(loaded.export()).content().contains("\"event_id\":\"mine\""));
        assertThat(store.roster().find(OWN_WORKER)).isNull();
        assertThat(store.census().startedWithDemo()).isTrue();
    }

    @Test
    void anEmptyDatabaseTakesDemoDataWhenAskedAndNeedsNoExport() {
        assertThat(demo.reset(false)).isInstanceOfSatisfying(DemoData.Outcome.Loaded.class, loaded -> {
            assertThat(loaded.facts()).isGreaterThanOrEqualTo(432);
            assertThat(loaded.export()).isNull();
        });
        assertThat(folder.resolve("exports")).doesNotExist();
    }

    @Test
    void anExportThatCannotBeWrittenLeavesEverythingAsItWas() throws Exception {
        demo.loadIfNew();
        sendOwnFact();
        Report before = everything();
        Files.writeString(folder.resolve("exports"), "a file where the folder should be");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> demo.reset(false)))
                .isNotNull();

        assertThat(everything()).isEqualTo(before);
        assertThat(store.roster().find(OWN_WORKER)).isNotNull();
    }

    @Test
    void addedDemoDataLeaveWhatIsThereAndAddingAgainChangesNothing() {
        sendOwnFact();

        demo.add();
        Report once = everything();
        demo.add();

        assertThat(everything()).isEqualTo(once);
        assertThat(once.workers()).hasSize(7);
        assertThat(store.census().ofSenders()).isEqualTo(1);
        assertThat(demo.reset(false)).isInstanceOf(DemoData.Outcome.Refused.class);
    }

    @Test
    void aWorkerOfADemoIdKeepsTheName() {
        WorkerId alice = new WorkerId(SiteId.DEFAULT, "W1");
        store.register(new Worker(alice, "Somebody else"));

        demo.add();

        assertThat(store.roster().find(alice)).isEqualTo(new Worker(alice, "Somebody else"));
    }

    @Test
    void theNextDayGoesOnWhereTheDayBeforeEnded() {
        demo.loadIfNew();
        Report full = day("2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z");
        Report morning = day("2026-03-11T00:00:00Z", "2026-03-11T11:00:00Z");

        now = NOON.plusSeconds(86_400);
        demo.add();

        assertThat(day("2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z")).isEqualTo(full);
        assertThat(day("2026-03-11T00:00:00Z", "2026-03-11T11:00:00Z")).isEqualTo(morning);
        assertThat(day("2026-03-12T00:00:00Z", "2026-03-13T00:00:00Z")
                        .total()
                        .tally()
                        .events())
                .isPositive();
    }
}
