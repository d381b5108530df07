package io.linebeat.store.contract;

import static io.linebeat.store.contract.Scene.ADA;
import static io.linebeat.store.contract.Scene.ADA_AT_DEPOT;
import static io.linebeat.store.contract.Scene.BO;
import static io.linebeat.store.contract.Scene.PLANT;
import static io.linebeat.store.contract.Scene.S1;
import static io.linebeat.store.contract.Scene.S1_AT_DEPOT;
import static io.linebeat.store.contract.Scene.S2;
import static io.linebeat.store.contract.Scene.T;
import static io.linebeat.store.contract.Scene.absent;
import static io.linebeat.store.contract.Scene.idle;
import static io.linebeat.store.contract.Scene.intake;
import static io.linebeat.store.contract.Scene.minutes;
import static io.linebeat.store.contract.Scene.observed;
import static io.linebeat.store.contract.Scene.onTrial;
import static io.linebeat.store.contract.Scene.sure;
import static io.linebeat.store.contract.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import io.linebeat.store.Intake;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.Store;
import io.linebeat.store.TooMuch;
import io.linebeat.store.WorkerRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who was in which state when.
interface RunContract extends Premises {
    Span EVER = new Span(0, Long.MAX_VALUE);

    static List<WorkerRun> all(Store store, SiteId site) {
        return store.runs(new RunQuestion(EVER, site, null, null));
    }

    private static void tell(Store store) {
        Scene.register(store);
        store.record(intake(
                working(ADA, S1, T),
                sure(400_000, working(ADA, S1, minutes(30))),
                idle(ADA, S2, minutes(50)),
                absent(ADA, S2, minutes(70)),
                working(BO, S1, minutes(20)),
                onTrial(idle(BO, S2, minutes(25))),
                working(ADA_AT_DEPOT, S1_AT_DEPOT, T)));
    }

    @Test
    default void moreSpansThanAnAnswerMayHoldAreRefusedAndAShorterWindowIsAnswered() throws Exception {
        try (Store store = open("too many")) {
            Scene.register(store);
            for (int from = 0; from <= RunQuestion.MAX_RUNS; from += 20_000) {
                List<Fact> facts = new ArrayList<>();
                for (int i = from; i < from + 20_000; i++) {
                    facts.add(observed(ADA, S1, T + i * Micros.SECOND, i % 2 == 0 ? State.IDLE : State.WORKING));
                }
                store.record(Intake.of(facts));
            }
            assertThatThrownBy(() -> all(store, PLANT))
                    .isInstanceOf(TooMuch.class)
                    .hasMessageContaining("100000");
            Span aDay = new Span(T, T + 24 * Micros.HOUR);
            assertThat(store.runs(new RunQuestion(aDay, PLANT, null, null))).hasSize(24 * 60 * 60);
        }
    }

    @Test
    default void neighboursThatSayTheSameAreJoinedAcrossQuarterHours() throws Exception {
        try (Store store = open("joined")) {
            tell(store);

            assertThat(all(store, PLANT))
                    .containsExactly(
                            run(ADA, T, minutes(50), State.WORKING, S1),
                            run(ADA, minutes(50), minutes(70), State.IDLE, S2),
                            run(ADA, minutes(70), minutes(130), State.ABSENT, S2),
                            run(BO, minutes(20), minutes(80), State.WORKING, S1));
        }
    }

    @Test
    default void runsAreClippedToTheWindow() throws Exception {
        try (Store store = open("clipped")) {
            tell(store);
            Span window = new Span(minutes(10) + 1, minutes(50) + 1);

            assertThat(store.runs(new RunQuestion(window, PLANT, null, null)))
                    .containsExactly(
                            run(ADA, minutes(10) + 1, minutes(50), State.WORKING, S1),
                            run(ADA, minutes(50), minutes(50) + 1, State.IDLE, S2),
                            run(BO, minutes(20), minutes(50) + 1, State.WORKING, S1));
            assertThat(store.runs(new RunQuestion(Span.emptyAt(minutes(30)), PLANT, null, null)))
                    .isEmpty();
            assertThat(store.runs(new RunQuestion(new Span(minutes(130), minutes(200)), PLANT, null, null)))
                    .isEmpty();
        }
    }

    @Test
    default void runsOfOneWorkerOrOfOneStation() throws Exception {
        try (Store store = open("whose")) {
            tell(store);

            assertThat(of(store, "Bo", null)).containsExactly(run(BO, minutes(20), minutes(80), State.WORKING, S1));
            assertThat(of(store, null, "S1"))
                    .containsExactly(
                            run(ADA, T, minutes(50), State.WORKING, S1),
                            run(BO, minutes(20), minutes(80), State.WORKING, S1));
            assertThat(of(store, "Nobody", null)).isEmpty();
            assertThat(of(store, null, "S9")).isEmpty();
        }
    }

    @Test
    default void aRunIsAsSureAsItsLeastSureObservation() throws Exception {
        try (Store store = open("sure")) {
            Scene.register(store);
            store.record(intake(
                    sure(900_000, working(ADA, S1, T)),
                    sure(400_000, working(ADA, S1, minutes(5))),
                    sure(700_000, working(ADA, S1, minutes(20))),
                    absent(ADA, S1, minutes(40)),
                    absent(ADA, S1, minutes(50))));

            assertThat(of(store, "Ada", null))
                    .extracting(found -> found.run().confidence())
                    .containsExactly(new Confidence(400_000), null);
        }
    }

    @Test
    default void runsOfRandomWorldsAreTheOracles() throws Exception {
        Seeds.rounds(20, seeds -> {
            List<World> worlds = World.of(seeds);
            try (Store store = open("runs " + seeds.getFirst(), World.rules(worlds), () -> World.NOW)) {
                for (World world : worlds) {
                    RandomWorldContract.tellEverything(store, world);
                    Seeds.replayable(world.seed, () -> assertRunsOf(store, world));
                }
            }
        });
    }

    private static void assertRunsOf(Store store, World world) {
        Rules rules = store.rules();
        List<Said> live = Oracle.inForce(
                        world.arrivals.stream().map(OracleView::said).toList())
                .stream()
                .filter(said -> said.stream().isEmpty())
                .toList();
        world.roster.workers().forEach(worker -> {
            WorkerId id = worker.id();
            List<Said> ofWorker = live.stream()
                    .filter(said -> said.site().equals(id.site().value())
                            && said.worker().equals(id.value()))
                    .toList();
            List<Oracle.Run> demanded = Oracle.runs(
                    ofWorker, (site, at) -> rules.of(new SiteId(site)).hold().at(at));
            List<Oracle.Run> answered = store.runs(new RunQuestion(EVER, id.site(), id.value(), null)).stream()
                    .map(RunContract::view)
                    .toList();
            assertThat(answered).isEqualTo(joined(demanded));
        });
    }

    private static Oracle.Run view(WorkerRun found) {
        Run run = found.run();
        return new Oracle.Run(
                found.worker().value(),
                run.station().value(),
                List.of(io.linebeat.oracle.Kind.values()).get(run.state().rank()),
                run.span().from(),
                run.span().to());
    }

    private static List<Oracle.Run> joined(List<Oracle.Run> runs) {
        List<Oracle.Run> joined = new ArrayList<>();
        for (Oracle.Run run : runs) {
            Oracle.Run last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && last.to() == run.from()
                    && last.state() == run.state()
                    && last.station().equals(run.station())) {
                joined.removeLast();
                joined.add(new Oracle.Run(run.worker(), run.station(), run.state(), last.from(), run.to()));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    private static List<WorkerRun> of(Store store, @Nullable String worker, @Nullable String station) {
        return store.runs(new RunQuestion(EVER, PLANT, worker, station));
    }

    private static WorkerRun run(WorkerId worker, long from, long to, State state, StationId station) {
        return new WorkerRun(worker, new Run(new Span(from, to), state, station, null));
    }
}
