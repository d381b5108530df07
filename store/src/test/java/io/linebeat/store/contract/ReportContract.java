package io.linebeat.store.contract;

import static io.linebeat.store.contract.Scene.ADA;
import static io.linebeat.store.contract.Scene.ADA_AT_DEPOT;
import static io.linebeat.store.contract.Scene.BO;
import static io.linebeat.store.contract.Scene.DEPOT;
import static io.linebeat.store.contract.Scene.PLANT;
import static io.linebeat.store.contract.Scene.S1;
import static io.linebeat.store.contract.Scene.S1_AT_DEPOT;
import static io.linebeat.store.contract.Scene.S2;
import static io.linebeat.store.contract.Scene.T;
import static io.linebeat.store.contract.Scene.absent;
import static io.linebeat.store.contract.Scene.idle;
import static io.linebeat.store.contract.Scene.intake;
import static io.linebeat.store.contract.Scene.minutes;
import static io.linebeat.store.contract.Scene.onTrial;
import static io.linebeat.store.contract.Scene.produced;
import static io.linebeat.store.contract.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import io.linebeat.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Figures, each of a few facts that can be followed by hand.
interface ReportContract extends Premises {
    Question HOUR = Question.over(T, minutes(60));

    @Test
    default void workersAndStationsWithoutFactsAreListedWithZeros() throws Exception {
        try (Store store = open("zeros")) {
            Scene.register(store);
            Report report = store.report(HOUR, Scene.NOW);

            assertThat(report.workers())
                    .extracting(WorkerFigures::tally)
                    .containsOnly(WorkerTally.ZERO)
                    .hasSize(3);
            assertThat(report.stations())
                    .extracting(StationFigures::tally)
                    .containsOnly(StationTally.ZERO)
                    .hasSize(3);
            assertThat(report.workers()).extracting(WorkerFigures::unobserved).containsOnly(Micros.HOUR);
        }
    }

    @Test
    default void aQuestionAfterTheAcknowledgementCountsTheFact() throws Exception {
        try (Store store = open("acknowledged")) {
            Scene.register(store);
            for (int i = 1; i <= 50; i++) {
                store.record(intake(produced(ADA, S1, T + i, 2)));
                assertThat(store.report(HOUR, Scene.NOW).total().tally().units())
                        .isEqualTo(2L * i);
            }
        }
    }

    @Test
    default void twoWorkersAtOneStationAreAUnionThereAndASumInTheFactory() throws Exception {
        try (Store store = open("union")) {
            Scene.register(store);
            store.record(intake(
                    working(ADA, S1, T),
                    idle(ADA, S1, minutes(20)),
                    working(BO, S1, minutes(10)),
                    absent(BO, S1, minutes(30)),
                    absent(ADA, S1, minutes(40)),
                    produced(BO, S1, minutes(15), 7)));
            Report report = store.report(HOUR.at(PLANT), Scene.NOW);

            assertThat(report.stations().getFirst().tally())
                    .isEqualTo(new StationTally(span(40), span(30), span(60), 7, 6));
            assertThat(report.total().tally()).isEqualTo(new WorkerTally(span(40), span(20), span(20 + 30), 7, 6));
        }
    }

    @Test
    default void aLateFactCorrectsWhatStoodThere() throws Exception {
        try (Store store = open("late")) {
            Scene.register(store);
            store.record(intake(working(ADA, S1, T)));
            assertThat(ada(store).working()).isEqualTo(span(60));

            store.record(intake(idle(ADA, S1, minutes(20))));
            assertThat(ada(store)).isEqualTo(new WorkerTally(span(20), span(40), 0, 0, 2));

            store.record(intake(working(ADA, S2, minutes(10))));
            assertThat(ada(store)).isEqualTo(new WorkerTally(span(20), span(40), 0, 0, 3));
            assertThat(store.report(HOUR, Scene.NOW).stations())
                    .filteredOn(line -> line.station().id().equals(S2))
                    .extracting(line -> line.tally().occupied())
                    .containsExactly(span(10));
        }
    }

    @Test
    default void shadowFactsMakeNoFigures() throws Exception {
        try (Store store = open("trial")) {
            Scene.register(store);
            store.record(intake(onTrial(working(ADA, S1, T)), onTrial(produced(ADA, S1, T, 5))));
            assertThat(store.report(HOUR, Scene.NOW).total().tally()).isEqualTo(WorkerTally.ZERO);
            assertThat(store.report(Question.EVERYTHING, Scene.NOW).window().from())
                    .isEqualTo(Scene.NOW);

            store.record(intake(idle(ADA, S1, T)));
            assertThat(ada(store)).isEqualTo(new WorkerTally(0, span(60), 0, 0, 1));
        }
    }

    @Test
    default void withoutABeginningTheWindowStartsAtTheSitesEarliestLiveFact() throws Exception {
        try (Store store = open("beginning")) {
            Scene.register(store);
            store.record(intake(
                    onTrial(working(ADA, S1, T - 5)),
                    working(ADA, S1, minutes(30)),
                    working(ADA_AT_DEPOT, S1_AT_DEPOT, minutes(90))));
            assertThat(from(store, Question.EVERYTHING)).isEqualTo(minutes(30));
            assertThat(from(store, Question.EVERYTHING.at(DEPOT))).isEqualTo(minutes(90));

            store.record(intake(working(BO, S1, minutes(10))));
            assertThat(from(store, Question.EVERYTHING.at(PLANT))).isEqualTo(minutes(10));
            store.rebuild(Progress.UNHEARD);
            assertThat(from(store, Question.EVERYTHING.at(PLANT))).isEqualTo(minutes(10));
        }
    }

    private static long from(Store store, Question question) {
        return store.report(question, Scene.NOW).window().from();
    }

    @Test
    default void aFactAheadOfTheClockCountsWhenItsTimeHasCome() throws Exception {
        try (Store store = open("ahead")) {
            Scene.register(store);
            store.record(intake(working(ADA, S1, T), idle(ADA, S1, minutes(10))));
            Question open = new Question(T, null, null, PLANT, "Ada", null);

            assertThat(store.report(open, minutes(10)).total().tally())
                    .isEqualTo(new WorkerTally(span(10), 0, 0, 0, 1));
            assertThat(store.report(open, minutes(10) + 1).total().tally())
                    .isEqualTo(new WorkerTally(span(10), 1, 0, 0, 2));
        }
    }

    @Test
    default void aWindowThatEndsBeforeItBeginsIsEmpty() throws Exception {
        try (Store store = open("backwards")) {
            Scene.register(store);
            store.record(intake(working(ADA, S1, T)));
            Report report = store.report(new Question(minutes(9), minutes(5), null, null, null, null), Scene.NOW);

            assertThat(report.total().tally()).isEqualTo(WorkerTally.ZERO);
            assertThat(report.total().unobserved()).isZero();
        }
    }

    @Test
    default void bucketsAreTheReportsOfTheirWindowsAndAddUpToTheWhole() throws Exception {
        World world = new World(7);
        SiteClock clock = new SiteClock(ZoneId.of("Asia/Kathmandu"));
        Span window = new Span(World.DAWN - 7, World.DAWN + 2 * Micros.DAY + 11);
        try (Store store = open("buckets", World.rules(List.of(world)), () -> World.NOW)) {
            RandomWorldContract.tellEverything(store, world);
            Report whole = store.report(Question.over(window.from(), window.to()), World.NOW);
            assertThat(whole.total().tally().events()).as("a world with facts").isPositive();

            for (BucketSize size : BucketSize.values()) {
                List<Span> buckets = clock.buckets(window, size);
                List<Report> reports = store.reports(Question.EVERYTHING, buckets, World.NOW);
                List<WorkerTally> tallies = new ArrayList<>();
                for (int i = 0; i < buckets.size(); i++) {
                    Question alone =
                            Question.over(buckets.get(i).from(), buckets.get(i).to());
                    assertThat(reports.get(i)).isEqualTo(store.report(alone, World.NOW));
                    tallies.add(reports.get(i).total().tally());
                }
                assertThat(sum(tallies)).isEqualTo(whole.total().tally());
            }
        }
    }

    private static WorkerTally sum(Collection<WorkerTally> tallies) {
        return tallies.stream().reduce(WorkerTally.ZERO, WorkerTally::plus);
    }

    /// Wide windows are answered from sums over weeks; the facts in them must be in those sums, too.
    @Test
    default void aWindowOfYearsIsTheSumOfItsDays() throws Exception {
        try (Store store = open("years")) {
            Scene.register(store);
            List<Fact> facts = new ArrayList<>();
            for (int day = 0; day < 800; day += 9) {
                facts.add(working(ADA, S1, T - day * Micros.DAY - day));
                facts.add(produced(BO, S2, T - day * Micros.DAY, 1));
            }
            store.record(Intake.of(facts));
            for (long from : new long[] {T - 800 * Micros.DAY, T - 795 * Micros.DAY + 1, T - 400 * Micros.DAY}) {
                Question question = Question.over(from, T + Micros.DAY);
                assertThat(OracleView.answered(store.report(question, Scene.NOW)))
                        .isEqualTo(OracleView.demanded(facts, store.rules(), store.roster(), question, Scene.NOW));
            }
        }
    }

    @Test
    default void bucketsKeepTheQuestionsSiteAndAsOf() throws Exception {
        try (Store store = open("as of")) {
            Scene.register(store);
            store.record(intake(working(ADA, S1, T), working(ADA_AT_DEPOT, S1_AT_DEPOT, T)));
            Question question = new Question(null, null, minutes(20), PLANT, null, null);
            List<Report> reports = store.reports(
                    question, List.of(new Span(T, minutes(15)), new Span(minutes(15), minutes(30))), Scene.NOW);

            assertThat(reports)
                    .extracting(report -> report.total().tally().working())
                    .containsExactly(span(15), span(5));
        }
    }

    @Test
    default void rebuildingChangesNoAnswerAndTellsHowFarItIs() throws Exception {
        World world = new World(5);
        try (Store store = open("rebuild", World.rules(List.of(world)), () -> World.NOW)) {
            List<String> unheard = new ArrayList<>();
            store.rebuild((done, total) -> unheard.add(done + "/" + total));
            RandomWorldContract.tellEverything(store, world);
            List<Fact> told = new ArrayList<>(world.arrivals);
            told.add(longAgo(world));
            store.record(Intake.of(List.of(longAgo(world))));
            Report before = store.report(Question.EVERYTHING, World.NOW);
            RandomWorldContract.assertLawful(store, world, told, new World.Asked(Question.EVERYTHING, World.NOW));
            List<Long> reached = new ArrayList<>();
            store.rebuild((done, total) -> {
                assertThat(done).isBetween(1L, total);
                reached.add(done);
                assertThat(store.report(Question.EVERYTHING, World.NOW))
                        .as("a question during the rebuild")
                        .isEqualTo(before);
            });

            assertThat(store.report(Question.EVERYTHING, World.NOW)).isEqualTo(before);
            assertThat(reached).isSorted().hasSizeGreaterThan(1);
        }
    }

    /// So long before the others that the window between them holds whole months.
    private static Fact longAgo(World world) {
        Fact any = world.arrivals.getFirst();
        return working(any.worker(), any.station(), World.DAWN - 200 * Micros.DAY);
    }

    private static WorkerTally ada(Store store) {
        return store.report(HOUR.at(PLANT), Scene.NOW).workers().getFirst().tally();
    }

    private static long span(long minutes) {
        return minutes * Micros.MINUTE;
    }
}
