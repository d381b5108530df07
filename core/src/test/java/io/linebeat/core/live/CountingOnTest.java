package io.linebeat.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.World;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a board counts between two facts is what a report would say.
class CountingOnTest {

    @Test
    void timeCountedOnIsTheTimeOfALaterReport() {
        Cases.forEach(500, World::new, world -> {
            Floor floor = new Floor(world);
            long from = world.instant();
            long now = from + world.dice.between(0, world.time.micros());
            long soon = now + world.dice.between(0, world.time.micros() / 2);
            long later = soon + world.dice.between(0, world.time.micros() / 2);

            Report then = floor.report(from, later);
            for (LiveWorker worker : floor.workers(from, now)) {
                LiveWorker counted = worker.countedOnTo(soon).countedOnTo(later);
                WorkerFigures expected =
                        figuresOf(then, worker.figures().worker().id());

                assertThat(timeOf(counted.figures().tally())).isEqualTo(timeOf(expected.tally()));
                assertThat(counted.figures().window()).isEqualTo(expected.window());
                assertThat(counted.runs())
                        .isEqualTo(floor.runsAfter(expected.worker().id(), later));
            }
            for (LiveStation station : floor.stations(from, now)) {
                StationTally counted =
                        station.countedOnTo(soon).countedOnTo(later).figures().tally();

                assertThat(counted.timeAlone())
                        .isEqualTo(figuresOf(then, station.figures()).tally().timeAlone());
            }
        });
    }

    @Test
    void untilTheNextFactNothingElseIsMissing() {
        Cases.forEach(300, World::new, world -> {
            Floor floor = new Floor(world);
            long from = world.instant();
            long now = from + world.dice.between(0, world.time.micros());
            long later = world.arrivals.stream()
                    .mapToLong(fact -> fact.at())
                    .filter(at -> at >= now)
                    .min()
                    .orElse(now + world.time.micros());

            Report then = floor.report(from, later);
            assertThat(floor.workers(from, now).stream()
                            .map(worker -> worker.countedOnTo(later).figures()))
                    .isEqualTo(then.workers());
            assertThat(floor.stations(from, now).stream()
                            .map(station -> station.countedOnTo(later).figures()))
                    .isEqualTo(then.stations());
        });
    }

    @Test
    void countingBackIsNoCounting() {
        World world = new World(3);
        for (LiveWorker worker : new Floor(world).workers(world.time.from(), world.time.to())) {
            assertThat(worker.countedOnTo(world.time.from())).isEqualTo(worker);
        }
    }

    private static final SiteId PLANT = SiteId.DEFAULT;
    private static final StationId PRESS = new StationId(PLANT, "press");

    private static Run run(long from, long to, State state) {
        return new Run(new Span(from, to), state, PRESS, null);
    }

    private static LiveWorker ada(List<Run> runs, @Nullable Long seenUntil) {
        WorkerFigures figures = new WorkerFigures(
                new Worker(new WorkerId(PLANT, "ada"), "Ada"), WorkerTally.counted(3, 5), new Span(0, 100));
        return new LiveWorker(figures, runs, seenUntil);
    }

    @Test
    void sheIsSeenUntilTheEndOfTheLastRunThatIsOver() {
        LiveWorker ada = ada(List.of(run(50, 120, State.WORKING), run(130, 150, State.IDLE)), 40L);

        assertThat(ada.countedOnTo(119).seenUntil()).isEqualTo(40);
        assertThat(ada.countedOnTo(120).seenUntil()).isEqualTo(120);
        assertThat(ada.countedOnTo(149).seenUntil()).isEqualTo(120);
        assertThat(ada.countedOnTo(150).seenUntil()).isEqualTo(150);
        assertThat(ada.countedOnTo(150).runs()).isEmpty();
        assertThat(ada(List.of(), 40L).countedOnTo(1_000).seenUntil()).isEqualTo(40);
        assertThat(ada(List.of(), null).countedOnTo(1_000).seenUntil()).isNull();
    }

    @Test
    void whatNoRunCoversIsUnobserved() {
        LiveWorker ada = ada(List.of(run(50, 120, State.WORKING), run(130, 150, State.ABSENT)), null);

        WorkerFigures counted = ada.countedOnTo(160).figures();

        assertThat(counted.tally()).isEqualTo(new WorkerTally(20, 0, 20, 3, 5));
        assertThat(counted.unobserved()).isEqualTo(100 + 10 + 10);
    }

    @Test
    void aWindowThatHasNotBegunStaysEmptyWhileItsRunsPass() {
        LiveWorker ada = ada(List.of(run(110, 120, State.WORKING)), null);

        LiveWorker later = ada.stillEmptyAt(120);

        assertThat(later.figures().unobserved()).isEqualTo(0);
        assertThat(later.figures().window()).isEqualTo(Span.emptyAt(120));
        assertThat(later.runs()).isEmpty();
        assertThat(later.seenUntil()).isEqualTo(120);
    }

    @Test
    void timeThatTwoShareAtAWorkstationCountsOnceAndAsTheTimeOfTwoPersons() {
        Station press = new Station(PRESS, "Press", "assembly");
        StationFigures figures = new StationFigures(press, new StationTally(10, 10, 10, 7, 9));
        List<Run> runs = List.of(
                run(0, 130, State.WORKING),
                run(110, 160, State.IDLE),
                run(0, 200, State.ABSENT),
                new Run(new Span(0, 200), State.WORKING, new StationId(PLANT, "oven"), null));

        LiveStation station = LiveStation.of(figures, 100, runs);

        assertThat(station.presence()).hasSize(2);
        assertThat(station.countedOnTo(150).figures().tally())
                .isEqualTo(new StationTally(10 + 50, 10 + 30, 10 + 30 + 40, 7, 9));
        assertThat(station.countedOnTo(150).presence()).containsExactly(run(110, 160, State.IDLE));
        assertThat(station.countedOnTo(120).countedOnTo(500)).isEqualTo(station.countedOnTo(500));
        assertThat(station.countedOnTo(100)).isEqualTo(station);
    }

    /// A world's facts in a ledger, and what a board takes from it.
    private static final class Floor {
        private final World world;
        private final MemoryLedger ledger;
        private final Map<WorkerId, List<Run>> runs = new HashMap<>();

        Floor(World world) {
            this.world = world;
            this.ledger = new MemoryLedger(world.rules, world.mostFacts);
            ledger.record(world.arrivals);
            Span years = world.time.widened(Micros.DAY, 9 * Micros.DAY);
            ledger.reckoner().runs(years, _ -> true, (lane, run) -> {
                WorkerId worker = ledger.names().lane(lane).worker();
                Run.append(run, runs.computeIfAbsent(worker, _ -> new ArrayList<>()));
            });
        }

        Report report(long from, long now) {
            return ledger.report(new Question(from, null, null, null, null, null), world.roster, now);
        }

        List<LiveWorker> workers(long from, long now) {
            return report(from, now).workers().stream()
                    .map(figures ->
                            new LiveWorker(figures, runsAfter(figures.worker().id(), now), null))
                    .toList();
        }

        List<LiveStation> stations(long from, long now) {
            List<Run> everybodys = new ArrayList<>();
            // Whoever is not registered occupies stations all the same.
            runs.keySet().forEach(worker -> everybodys.addAll(runsAfter(worker, now)));
            return report(from, now).stations().stream()
                    .map(figures -> LiveStation.of(figures, now, everybodys))
                    .toList();
        }

        List<Run> runsAfter(WorkerId worker, long end) {
            return runs.getOrDefault(worker, List.of()).stream()
                    .filter(run -> run.span().to() > end)
                    .toList();
        }
    }

    private static WorkerFigures figuresOf(Report report, WorkerId worker) {
        return report.workers().stream()
                .filter(line -> line.worker().id().equals(worker))
                .findFirst()
                .orElseThrow();
    }

    private static StationFigures figuresOf(Report report, StationFigures station) {
        return report.stations().stream()
                .filter(line -> line.station().equals(station.station()))
                .findFirst()
                .orElseThrow();
    }

    private static WorkerTally timeOf(WorkerTally tally) {
        return new WorkerTally(tally.working(), tally.idle(), tally.absent(), 0, 0);
    }
}
