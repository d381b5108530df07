package io.linebeat.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import io.linebeat.store.Registration;
import io.linebeat.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many threads at once.
interface CrowdContract extends Premises {
    int CROWD = 16;

    @Test
    default void eachAcknowledgedFactIsCountedExactlyOnceHoweverManyRecordAtOnce() throws Exception {
        Seeds.rounds(24, seeds -> {
            List<World> worlds = World.of(seeds);
            List<Fact> arrivals = new ArrayList<>(World.arrivals(worlds));
            arrivals.addAll(World.arrivals(worlds));
            Collections.shuffle(arrivals, new Random(seeds.getFirst()));
            List<List<Fact>> batches = World.batches(arrivals, new Random(seeds.getLast()));
            try (Store store = open("crowd " + seeds.getFirst(), World.rules(worlds), () -> World.NOW)) {
                worlds.forEach(world -> Scene.register(store, world.roster));
                AtomicBoolean telling = new AtomicBoolean(true);
                List<Receipt> receipts;
                try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                    Future<Integer> reads = crowd.submit(() -> readConsistently(store, telling));
                    try {
                        receipts = allOf(crowd, tellers(store, batches));
                        store.rebuild(Progress.UNHEARD);
                    } finally {
                        telling.set(false);
                    }
                    assertThat(reads.get()).isPositive();
                }
                assertEachCounted(store, worlds, arrivals, receipts);
            }
        });
    }

    private static List<Callable<List<Receipt>>> tellers(Store store, List<List<Fact>> batches) {
        return IntStream.range(0, CROWD)
                .<Callable<List<Receipt>>>mapToObj(teller -> () -> {
                    List<Receipt> receipts = new ArrayList<>();
                    for (int i = teller; i < batches.size(); i += CROWD) {
                        receipts.addAll(store.record(Intake.of(batches.get(i))));
                    }
                    return receipts;
                })
                .toList();
    }

    private static <T> List<T> allOf(ExecutorService crowd, List<Callable<List<T>>> tasks) throws Exception {
        List<T> all = new ArrayList<>();
        for (Future<List<T>> done : crowd.invokeAll(tasks)) {
            all.addAll(done.get());
        }
        return all;
    }

    private static void assertEachCounted(Store store, List<World> worlds, List<Fact> told, List<Receipt> receipts)
            throws Exception {
        Expected expected = new Expected();
        told.forEach(expected::arrives);
        assertThat(receipts).hasSameSizeAs(told);
        assertThat(receipts.stream().filter(Receipt.NEW::equals))
                .hasSize(expected.facts().size());
        assertThat(store.census().facts()).isEqualTo(expected.facts().size());
        assertThat(store.census().aside()).isEqualTo(expected.aside());
        for (World world : worlds) {
            Seeds.replayable(world.seed, () -> {
                RandomWorldContract.assertLawful(store, world, told, world.ask());
                RandomWorldContract.assertLawful(store, world, told, world.ask());
            });
        }
    }

    /// Every report's total is the sum of its lines, and the stations count what the workers count.
    private static int readConsistently(Store store, AtomicBoolean telling) {
        int reads = 0;
        while (telling.get()) {
            Report report = store.report(Question.EVERYTHING, World.NOW);
            WorkerTally sum =
                    report.workers().stream().map(WorkerFigures::tally).reduce(WorkerTally.ZERO, WorkerTally::plus);
            assertThat(report.total().tally()).isEqualTo(sum);
            assertThat(report.stations().stream()
                            .mapToLong(line -> line.tally().events())
                            .sum())
                    .isEqualTo(sum.events());
            assertThat(report.stations().stream()
                            .mapToLong(line -> line.tally().person())
                            .sum())
                    .isEqualTo(sum.tracked());
            reads++;
        }
        return reads;
    }

    @Test
    default void whoeverRegistersAndRecordsAtOnceFindsHerOwnFactsInTheNextAnswer() throws Exception {
        try (Store store = open("newcomers");
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Registration>>> newcomers = IntStream.range(0, CROWD)
                    .<Callable<List<Registration>>>mapToObj(who -> () -> join(store, who))
                    .toList();

            List<Registration> outcomes = allOf(crowd, newcomers);
            assertThat(outcomes.stream().filter(Registration.CREATED::equals)).hasSize(CROWD + CROWD / 2);
            assertThat(store.census().facts()).isEqualTo(CROWD * 8L);
        }
    }

    @Test
    default void aReportListsWhoeverItCounts() throws Exception {
        try (Store store = open("newcomers read");
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean telling = new AtomicBoolean(true);
            Future<Integer> reads = crowd.submit(() -> readConsistently(store, telling));
            List<Callable<List<Registration>>> newcomers = IntStream.range(0, 4 * CROWD)
                    .<Callable<List<Registration>>>mapToObj(who -> () -> join(store, who))
                    .toList();
            try {
                allOf(crowd, newcomers);
            } finally {
                telling.set(false);
            }
            assertThat(reads.get()).isPositive();
        }
    }

    @Test
    default void whileItBeginsAnewReadersSeeTheOneWorldOrTheOther() throws Exception {
        Roster demo = Roster.of(
                List.of(new Worker(Scene.ADA, "Demo Ada")), List.of(new Station(Scene.S1, "Demo Press", "assembly")));
        List<Fact> facts = List.of(Scene.working(Scene.ADA, Scene.S1, Scene.T));
        try (Store store = open("anew under readers");
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Scene.register(store);
            store.record(Scene.intake(Scene.working(Scene.BO, Scene.S2, Scene.T)));
            AtomicBoolean telling = new AtomicBoolean(true);
            Future<Integer> reads = crowd.submit(() -> readConsistently(store, telling));
            try {
                for (int i = 0; i < 20; i++) {
                    store.startOver(demo, Intake.demo(facts), RegistryContract.unheard());
                    Scene.register(store);
                    store.record(Scene.intake(Scene.working(Scene.BO, Scene.S2, Scene.T + i)));
                }
            } finally {
                telling.set(false);
            }
            assertThat(reads.get()).isPositive();
        }
    }

    @Test
    default void questionsOfOneStateAgreeWhateverIsWrittenMeanwhile() throws Exception {
        try (Store store = open("one state")) {
            Scene.register(store);
            store.record(Scene.intake(Scene.produced(Scene.ADA, Scene.S1, Scene.T, 1)));
            long seen = store.inOneState(reading -> {
                store.record(Scene.intake(Scene.produced(Scene.ADA, Scene.S1, Scene.T + 1, 1)));
                store.register(new Worker(new WorkerId(Scene.PLANT, "Cy"), "Cy"));
                assertThat(reading.roster().workers()).hasSize(3);
                assertThat(reading.census().facts()).isOne();
                return reading.report(Question.EVERYTHING, Scene.NOW)
                        .total()
                        .tally()
                        .events();
            });
            assertThat(seen).isOne();
            assertThat(store.census().facts()).isEqualTo(2);
            assertThat(store.roster().workers()).hasSize(4);
        }
    }

    /// Everyone brings a worker; every second one is the first or the second to name a station.
    private static List<Registration> join(Store store, int who) {
        SiteId site = new SiteId("site " + who / 2);
        WorkerId worker = new WorkerId(site, "W" + who);
        StationId station = new StationId(site, "S");
        List<Registration> outcomes = List.of(
                store.register(new Worker(worker, "n")), store.register(new Station(station, "Press", "assembly")));
        for (int fact = 0; fact < 8; fact++) {
            store.record(Intake.of(List.of(Scene.produced(worker, station, Scene.T + fact, 1))));
            Question mine = new Question(null, null, null, site, worker.value(), null);
            assertThat(store.report(mine, Scene.NOW).total().tally())
                    .as("events of worker %d", who)
                    .isEqualTo(WorkerTally.counted(fact + 1, fact + 1));
        }
        return outcomes;
    }

    @Test
    default void oneThatIsRefusedHarmsNobodyWhoRecordsAtTheSameTime() throws Exception {
        try (Store store = open("harm");
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Scene.register(store);
            List<Callable<List<Receipt>>> tasks = IntStream.range(0, CROWD)
                    .<Callable<List<Receipt>>>mapToObj(who -> () -> recordOrFail(store, who))
                    .toList();

            assertThat(allOf(crowd, tasks)).hasSize(CROWD * 10).containsOnly(Receipt.NEW);
            assertThat(store.census().facts()).isEqualTo(CROWD * 10L);
        }
    }

    private static List<Receipt> recordOrFail(Store store, int who) {
        List<Receipt> receipts = new ArrayList<>();
        WorkerId nobody = new WorkerId(Scene.PLANT, "nobody " + who);
        for (int i = 0; i < 10; i++) {
            Fact fact = Scene.named("e" + who, Scene.working(Scene.ADA, Scene.S1, Scene.T + i * Micros.SECOND));
            Fact bad = Scene.copy(Scene.working(nobody, Scene.S1, Scene.T), fact.stream(), null, Source.UNKNOWN);
            assertThatThrownBy(() -> store.record(Scene.intake(fact, bad)))
                    .isInstanceOf(IllegalArgumentException.class);
            receipts.addAll(store.record(Scene.intake(fact)));
        }
        return receipts;
    }
}
