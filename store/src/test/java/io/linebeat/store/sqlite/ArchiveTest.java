package io.linebeat.store.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Farewell;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import io.linebeat.store.Reading;
import io.linebeat.store.Recorded;
import io.linebeat.store.contract.OracleView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final long MUCH = 1L << 30;
    /// Numbers of facts that lie so far apart.
    private static final int A_DAY = 24 * 60 * 12 * 3;

    private static final Farewell DEAF = new Farewell() {
        @Override
        public void leaving(Recorded fact) {}

        @Override
        public void leaving(Worker worker) {}

        @Override
        public void leaving(Station station) {}

        @Override
        public void done() {}
    };

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws Exception {
        OpenArchive.prepare(folder);
    }

    /// Batches of random sizes, most of them of facts of now, some of days ago.
    private static List<List<Fact>> batches(Random random, int count) {
        List<List<Fact>> batches = new ArrayList<>();
        int next = 4 * A_DAY;
        for (int i = 0; i < count; i++) {
            int size = random.nextInt(random.nextInt(8) == 0 ? 60 : 8);
            boolean late = random.nextInt(3) == 0;
            batches.add(Numbered.facts(late ? random.nextInt(4) * A_DAY + random.nextInt(500) : next, size));
            next += late ? 0 : size + (random.nextInt(20) == 0 ? A_DAY : 0);
        }
        return batches;
    }

    private static List<Fact> together(List<List<Fact>> batches) {
        return batches.stream().flatMap(List::stream).toList();
    }

    private void assertThatAllIsThere(List<List<Fact>> batches, Capacity capacity) throws Exception {
        try (SqliteStore store =
                SqliteStore.open(folder, Rules.USUAL, capacity, () -> Numbered.NOW, CommitListener.DEAF)) {
            assertThat(OracleView.answered(store.report(Question.EVERYTHING, Numbered.NOW)))
                    .isEqualTo(OracleView.demanded(
                            together(batches), Rules.USUAL, Numbered.roster(), Question.EVERYTHING, Numbered.NOW));
        }
    }

    @Test
    void rowsOfTheLogVanishOnceTheirPagesAreKept() throws Exception {
        try (OpenArchive opened = new OpenArchive(folder, new Capacity(100, 1_000, MUCH))) {
            opened.record(Numbered.facts(0, 50));
            opened.record(Numbered.facts(A_DAY, 50));
            assertThat(opened.factsInTheLog())
                    .isEqualTo(opened.archive.published().book().facts());
            assertThat(opened.unkept()).isNotEmpty();

            opened.archive.keepAll();
            opened.commit();
            assertThat(opened.sql.number("SELECT count(*) FROM log")).isZero();
            assertThat(opened.unkept()).isEmpty();
            assertThat(opened.sql.number("SELECT count(*) FROM page"))
                    .isEqualTo(opened.archive.published().book().size());
        }
    }

    @Test
    void aStoreThatIsClosedLeavesAnEmptyLog() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            store.record(Numbered.intake(0, 500));
        }
        try (OpenArchive opened = new OpenArchive(folder, Capacity.USUAL)) {
            assertThat(opened.sql.number("SELECT count(*) FROM log")).isZero();
            assertThat(opened.archive.published().book().facts()).isPositive();
        }
    }

    @Test
    void theLogNeverHoldsMoreThanTwiceItsCapacityHoweverLateFactsCome() throws Exception {
        Random random = new Random(11);
        List<List<Fact>> batches = batches(random, 400);
        try (OpenArchive opened = new OpenArchive(folder, new Capacity(20, 30, MUCH))) {
            for (List<Fact> batch : batches) {
                opened.record(batch);
                assertThat(opened.factsInTheLog()).isLessThanOrEqualTo(2 * 30);
            }
        }
        assertThatAllIsThere(batches, Capacity.USUAL);
    }

    @Test
    void pagesThatAreNotKeptTakeNoMoreMemoryThanTheyMay() throws Exception {
        Random random = new Random(12);
        List<List<Fact>> batches = batches(random, 300);
        long bound = 15_000;
        int most = 0;
        try (OpenArchive opened = new OpenArchive(folder, new Capacity(20, 1_000_000, bound))) {
            for (List<Fact> batch : batches) {
                opened.record(batch);
                List<Page> unkept = opened.unkept();
                most = Math.max(most, unkept.size());
                assertThat(unkept.stream()
                                .mapToLong(page -> requireNonNull(page.held()).weight())
                                .sum())
                        .isLessThan(bound);
            }
        }
        assertThat(most).isGreaterThan(1);
        assertThatAllIsThere(batches, Capacity.USUAL);
    }

    @Test
    void whatWasCommittedIsThereAfterAKillWhateverHadBeenKept() throws Exception {
        for (int seed = 1; seed <= 8; seed++) {
            Path before = folder;
            folder = before.resolve("seed " + seed);
            prepare();
            Random random = new Random(seed);
            List<List<Fact>> batches = batches(random, 60);
            Capacity capacity = random.nextBoolean()
                    ? new Capacity(10, 30, 20_000)
                    : new Capacity(50, 1_000_000, random.nextBoolean() ? MUCH : 20_000);
            OpenArchive opened = new OpenArchive(folder, capacity);
            for (List<Fact> batch : batches) {
                opened.record(batch);
                if (random.nextInt(10) == 0) {
                    long facts = opened.archive.published().book().facts();
                    opened.close();
                    opened = new OpenArchive(folder, capacity);
                    assertThat(opened.archive.published().book().facts())
                            .as("seed %d", seed)
                            .isEqualTo(facts);
                }
            }
            opened.close();
            assertThatAllIsThere(batches, capacity);
            folder = before;
        }
    }

    @Test
    void afterARollbackItIsAsIfNothingHadCome() throws Exception {
        Random random = new Random(13);
        List<List<Fact>> batches = batches(random, 80);
        List<Receipt> receipts = new ArrayList<>();
        List<Receipt> expected = new ArrayList<>();
        Path other = folder.resolve("other");
        OpenArchive.prepare(other);
        Capacity capacity = new Capacity(10, 30, 20_000);
        try (OpenArchive opened = new OpenArchive(folder, capacity);
                OpenArchive straight = new OpenArchive(other, capacity)) {
            for (List<Fact> batch : batches) {
                if (random.nextInt(2) == 0) {
                    Intake intake = Intake.of(Numbered.facts(random.nextInt(9_000), 30));
                    opened.archive.record(List.of(new Arriving(intake, null)), 1);
                    if (random.nextBoolean()) {
                        opened.archive.settle();
                    }
                    opened.rollBack();
                }
                receipts.addAll(opened.record(batch));
                expected.addAll(straight.record(batch));
                assertThat(opened.archive.published().book().facts())
                        .isEqualTo(straight.archive.published().book().facts());
            }
        }
        assertThat(receipts).isEqualTo(expected);
        assertThatAllIsThere(batches, capacity);
    }

    private static List<Object> told(Reading reading) {
        List<Recorded> facts = new ArrayList<>();
        reading.eachFact(new Span(0, Numbered.NOW), facts::add);
        Report report = reading.report(Question.EVERYTHING, Numbered.NOW);
        Report part = reading.report(
                Question.over(Numbered.START + Micros.HOUR + 1, Numbered.START + 5 * Micros.HOUR), Numbered.NOW);
        return List.of(facts, report, part, List.copyOf(reading.roster().workers()), reading.census());
    }

    @Test
    void whoReadsLongSeesOneStateWhilePagesAreRewrittenRebuiltAndErased() throws Exception {
        List<List<Fact>> batches = batches(new Random(14), 120);
        try (SqliteStore store = SqliteStore.open(
                folder, Rules.USUAL, new Capacity(20, 10, 20_000), () -> Numbered.NOW, CommitListener.DEAF)) {
            batches.subList(0, 60).forEach(batch -> store.record(Intake.of(batch)));
            List<Object> first = told(store);
            store.inOneState(reading -> {
                for (List<Fact> batch : batches.subList(60, 120)) {
                    store.record(Intake.of(batch));
                }
                assertThat(told(reading)).isEqualTo(first);
                store.rebuild(Progress.UNHEARD);
                assertThat(told(reading)).isEqualTo(first);
                List<Object> last = told(store);
                assertThat(last).isNotEqualTo(first);
                store.inOneState(second -> {
                    store.startOver(Numbered.roster(), Intake.demo(Numbered.facts(0, 40)), DEAF);
                    assertThat(told(second)).isEqualTo(last);
                    return true;
                });
                assertThat(told(reading)).isEqualTo(first);
                return true;
            });
            assertThat(store.census().ofSenders()).isZero();
            assertThat(store.census().facts()).isPositive();
        }
    }
}
