package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Sums;
import io.linebeat.core.measure.Span;
import io.linebeat.store.Busy;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import io.linebeat.store.StoreFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer alone: who shares a commit, and what senders hear when something breaks.
class WriterTest {
    @TempDir
    Path folder;

    private final List<Integer> commits = Collections.synchronizedList(new ArrayList<>());
    private static final Set<WorkerId> EVERYBODY = Set.of();

    private final List<Set<WorkerId>> changes = Collections.synchronizedList(new ArrayList<>());
    private final List<StoreFailed> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<LongSupplier> clock = new AtomicReference<>(() -> Numbered.NOW);
    private final CommitListener listener = new CommitListener() {
        @Override
        public void committed(int items, long nanos) {
            commits.add(items);
            if (items == 13) {
                throw new IllegalStateException("thirteen");
            }
        }

        @Override
        public void changed(Set<WorkerId> workers) {
            changes.add(workers);
        }

        @Override
        public void changedThroughout() {
            changes.add(EVERYBODY);
        }

        @Override
        public void failed(StoreFailed failure) {
            failures.add(failure);
        }
    };

    private DataFolder opened;
    private Writer writer;

    @BeforeEach
    void open() throws Exception {
        opened = DataFolder.open(folder);
        writer = new Writer(
                opened.writerSource().getConnection(),
                new Directory(),
                Rules.USUAL,
                Capacity.USUAL,
                new PageCache(),
                () -> clock.get().getAsLong(),
                listener);
        Numbered.roster().workers().forEach(worker -> writer.write(desk -> Registry.register(desk, worker)));
        Numbered.roster().stations().forEach(station -> writer.write(desk -> Registry.register(desk, station)));
        commits.clear();
        changes.clear();
    }

    @AfterEach
    void close() {
        writer.close();
        opened.close();
    }

    private List<Receipt> record(Intake intake) {
        return writer.record(intake, null);
    }

    @Test
    void aListenerHearsWhoseFactsWereRecordedAndWhenAnythingMayHaveChanged() {
        record(Numbered.intake(0, 30));
        record(Intake.demo(List.of(Numbered.fact(40))));
        record(Intake.of(List.of(), List.of(new Refusal(Refusal.Reason.MALFORMED, "d", "r"))));
        writer.write(Registry::version);

        Set<WorkerId> workers = Numbered.facts(0, 30).stream().map(Fact::worker).collect(Collectors.toSet());
        assertThat(changes).containsExactly(workers, Set.of(Numbered.fact(40).worker()), EVERYBODY);
    }

    private long factsKept() {
        return writer.published().book().facts();
    }

    /// Senders whose recordings wait while the writer is kept busy; they are let go together.
    private List<FutureTask<List<Receipt>>> together(List<Intake> intakes) throws Exception {
        return together(intakes, () -> {});
    }

    private List<FutureTask<List<Receipt>>> together(List<Intake> intakes, Runnable thenMeanwhile) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        Thread blocker = Thread.ofPlatform()
                .start(() -> writer.write(_ -> {
                    busy.countDown();
                    return await(go);
                }));
        busy.await();
        List<FutureTask<List<Receipt>>> tasks = new ArrayList<>();
        for (Intake intake : intakes) {
            FutureTask<List<Receipt>> task = new FutureTask<>(() -> record(intake));
            Thread sender = Thread.ofPlatform().start(task);
            // One after the other, so that their order is known.
            Deadline.until(() -> task.isDone() || isWaiting(sender));
            tasks.add(task);
        }
        thenMeanwhile.run();
        go.countDown();
        blocker.join();
        return tasks;
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void recordingsThatWaitTogetherShareOneCommit() throws Exception {
        List<FutureTask<List<Receipt>>> sent =
                together(List.of(Numbered.intake(0, 5), Numbered.intake(5, 6), Numbered.intake(0, 5)));

        assertThat(sent.get(0).get()).hasSize(5);
        assertThat(sent.get(1).get()).hasSize(6);
        assertThat(sent.get(2).get()).hasSize(5).allMatch(Receipt::isDuplicate);
        assertThat(commits).as("the blocker's, then theirs").containsExactly(1, 16);
    }

    @Test
    void noMoreJoinACommitThatIsFull() throws Exception {
        Refusal refusal = new Refusal(Refusal.Reason.MALFORMED, "d", "r");
        Intake large = Intake.of(List.of(), Collections.nCopies(Writer.FULL_COMMIT_ITEMS - 1, refusal));
        for (FutureTask<List<Receipt>> task : together(List.of(large, Numbered.intake(0, 7), Numbered.intake(7, 3)))) {
            task.get();
        }

        assertThat(commits).containsExactly(1, Writer.FULL_COMMIT_ITEMS - 1 + 7, 3);
    }

    private static Fact ofStranger() {
        WorkerId nobody = new WorkerId(Numbered.SITE, "nobody");
        return new Production(Stream.LIVE, nobody, Numbered.station(0), Numbered.START, 1, null, Source.UNKNOWN);
    }

    @Test
    void oneWrongRecordingHarmsNoneOfThoseThatShareItsCommit() throws Exception {
        List<FutureTask<List<Receipt>>> sent = together(List.of(
                Numbered.intake(0, 5), Intake.of(List.of(Numbered.fact(700), ofStranger())), Numbered.intake(5, 5)));

        assertThat(sent.get(0).get()).hasSize(5);
        assertThat(sent.get(2).get()).hasSize(5);
        assertThatThrownBy(sent.get(1)::get).hasCauseInstanceOf(Busy.class).hasMessageContaining("was reset");
        assertThat(factsKept()).isEqualTo(10);
    }

    @Test
    void aListenerThatFailsCostsNobodyAnAnswer() {
        assertThat(record(Numbered.intake(0, 13))).hasSize(13);
        assertThat(record(Numbered.intake(13, 2))).hasSize(2);
        assertThat(commits).containsExactly(13, 2);
    }

    @Test
    void aClockThatFailsHarmsThatWorkAlone() {
        clock.set(() -> {
            throw new IllegalStateException("no time");
        });
        assertThatThrownBy(() -> record(Numbered.intake(0, 1))).hasMessage("no time");
        clock.set(() -> Numbered.NOW);

        assertThat(record(Numbered.intake(0, 1))).containsExactly(Receipt.NEW);
    }

    @Test
    void workThatThrowsIsUndoneWhole() {
        assertThatThrownBy(() -> writer.write(desk -> {
                    Writer.keep(desk, Numbered.intake(0, 50));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(factsKept()).isZero();
        assertThat(record(Numbered.intake(0, 50))).contains(Receipt.NEW);
        assertThat(factsKept()).isEqualTo(Set.copyOf(Numbered.facts(0, 50)).size());
    }

    @Test
    void recordingsOfOneTransactionBuildOnEachOther() {
        writer.write(desk -> {
            Writer.keep(desk, Numbered.intake(0, 60));
            return Writer.keep(desk, Numbered.intake(60, 60));
        });
        Sums recorded = sums();
        writer.write(desk -> {
            desk.archive().rebuild(() -> {}, Progress.UNHEARD);
            return true;
        });

        assertThat(recorded.lanes()).isPositive();
        assertThat(sums()).isEqualTo(recorded);
    }

    private Sums sums() {
        return writer.write(desk -> desk.archive().reckoner().sums(new Span(0, Numbered.NOW)));
    }

    @Test
    void whenTheDiskIsFullSendersAreToldToComeAgainAndNothingOfTheirsWasKept() {
        record(Numbered.intake(0, 10));
        long kept = factsKept();
        long pages = writer.write(desk -> desk.sql().number("PRAGMA page_count"));
        writer.write(desk -> desk.sql().number("PRAGMA max_page_count = " + pages));

        assertThatThrownBy(() -> record(Numbered.intake(1_000, 5_000)))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("disk is full");
        assertThat(factsKept()).isEqualTo(kept);
        assertThat(failures).isEmpty();

        writer.write(desk -> desk.sql().number("PRAGMA max_page_count = 1000000"));
        assertThat(record(Numbered.intake(1_000, 5_000))).hasSize(5_000).contains(Receipt.NEW);
    }

    @Test
    void afterAFailureOfTheDatabaseNothingIsAcknowledgedAnyMore() throws Exception {
        writer.write(desk -> desk.sql().update("DROP TABLE log"));

        List<FutureTask<List<Receipt>>> sent = together(List.of(Numbered.intake(0, 50), Numbered.intake(50, 50)));
        for (FutureTask<List<Receipt>> task : sent) {
            assertThatThrownBy(task::get).hasCauseInstanceOf(StoreFailed.class);
        }
        assertThatThrownBy(() -> record(Numbered.intake(0, 1)))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("the database failed");
        Deadline.until(() -> !failures.isEmpty());
        assertThat(failures).hasSize(1);
    }

    @Test
    void aWriterThatDiesLeavesNobodyWaiting() throws Exception {
        Runnable breakTheClock = () -> clock.set(() -> {
            throw new StackOverflowError("pretended");
        });
        List<Intake> intakes = List.of(Numbered.intake(0, 1), Numbered.intake(1, 1));
        for (FutureTask<List<Receipt>> task : together(intakes, breakTheClock)) {
            assertThatThrownBy(task::get).hasCauseInstanceOf(StoreFailed.class);
        }

        assertThatThrownBy(() -> record(Numbered.intake(0, 1))).isInstanceOf(StoreFailed.class);
        Deadline.until(() -> !failures.isEmpty());
        assertThat(failures).hasSize(1);
    }

    @Test
    void whoComesWhenTooMuchWaitsIsToldToComeAgain() throws Exception {
        Refusal refusal = new Refusal(Refusal.Reason.MALFORMED, "d", "r");
        // As many items as may wait beside the blocker's; its fact spares the test their writing.
        Intake all = Intake.of(List.of(ofStranger()), Collections.nCopies(Writer.MAX_WAITING_ITEMS - 2, refusal));
        List<FutureTask<List<Receipt>>> sent = together(List.of(all, Numbered.intake(0, 1)));

        assertThatThrownBy(sent.get(1)::get)
                .hasCauseInstanceOf(Busy.class)
                .hasMessageContaining(Writer.MAX_WAITING_ITEMS + " items wait");
        assertThatThrownBy(sent.get(0)::get).hasCauseInstanceOf(Busy.class).hasMessageContaining("was reset");
        assertThat(record(Numbered.intake(0, 1))).containsExactly(Receipt.NEW);
    }

    @Test
    void whatWaitsWhenTheStoreClosesIsWrittenAndLaterWorkRefused() throws Exception {
        Thread closer = Thread.ofPlatform().unstarted(writer::close);
        List<FutureTask<List<Receipt>>> sent = together(List.of(Numbered.intake(0, 5)), () -> {
            closer.start();
            Deadline.until(() -> isWaiting(closer));
        });
        closer.join();

        assertThat(sent.getFirst().get()).hasSize(5);
        assertThatThrownBy(() -> record(Numbered.intake(5, 5)))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("closing");
    }
}
