package io.linebeat.store.sqlite;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.store.Busy;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import io.linebeat.store.StoreFailed;
import io.linebeat.store.sqlite.Committer.CommitFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. What waits is committed together, so that many senders share one sync of the disk;
/// each hears of it only after the commit. While the disk is busy with one group, the next is worked into the book; if
/// the disk then fails the first, the next is worked in once more without it.
///
/// When a commit fails because the disk is full, its senders are told to come again. After any other failure of the
/// disk nobody can know what was kept: the writer stops for good, and a restart recovers.
final class Writer implements AutoCloseable {
    /// Items (facts and refusals) that may wait to be written; a sender beyond them is told to come again. A refusal
    /// weighs more the longer its text is, so that this bounds memory too.
    static final int MAX_WAITING_ITEMS = 200_000;
    /// Items after which no more join a commit, so that nobody waits long for strangers.
    static final int FULL_COMMIT_ITEMS = 50_000;

    /// So long nobody may have come before things are tidied up.
    private static final long REST_MS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Connection connection;
    private final Committer committer;
    private final Statements sql;
    private final Archive archive;
    private final Directory directory;
    private final Refusals refusals;
    private final LongSupplier clock;
    private final CommitListener listener;
    private final LinkedBlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MAX_WAITING_ITEMS);
    private final Job<Integer> last = Job.of(_ -> 0);
    private final Job<Integer> tidying = Job.of(_ -> 0);
    /// Comes when a commit failed, so that the writer sees to it even if nobody else comes.
    private final Job<Integer> failing = Job.of(_ -> 0);
    /// Whose commit is under way, or was the last.
    private List<Job<?>> underWay = List.of();
    private final Thread thread;
    private @Nullable StoreFailed failure;
    private volatile boolean closing;

    Writer(
            Connection connection,
            Directory directory,
            Rules rules,
            Capacity capacity,
            PageCache cache,
            LongSupplier clock,
            CommitListener listener)
            throws SQLException {
        this.connection = connection;
        this.directory = directory;
        this.clock = clock;
        this.listener = listener;
        this.committer = new Committer(connection);
        this.sql = new Statements(connection, committer::await);
        this.archive = new Archive(sql, directory, rules, capacity, cache);
        this.refusals = new Refusals(sql);
        try {
            connection.setAutoCommit(false);
            directory.load(sql);
            FirstSchema.takeOver(sql, archive);
            archive.load();
            connection.commit();
            archive.publish(archive.reached());
        } catch (SQLException | RuntimeException e) {
            committer.close();
            connection.close();
            throw e;
        }
        thread = Thread.ofPlatform().name("store-writer").start(this::run);
    }

    /// The newest state that was committed.
    Edition published() {
        return archive.published();
    }

    List<Receipt> record(Intake intake, @Nullable Resolved resolved) {
        return submit(Job.recording(intake, resolved, desk -> keep(desk, intake)));
    }

    /// Runs work in a transaction and answers after its commit.
    <R> R write(Function<Desk, R> work) {
        return submit(Job.of(work));
    }

    private <R> R submit(Job<R> job) {
        int permits = Math.min(job.weight(), MAX_WAITING_ITEMS);
        if (!room.tryAcquire(permits)) {
            throw new Busy("more than " + MAX_WAITING_ITEMS + " items wait to be written");
        }
        try {
            enqueue(job);
            return job.await();
        } finally {
            room.release(permits);
        }
    }

    private synchronized void enqueue(Job<?> job) {
        if (failure != null) {
            throw new StoreFailed(String.valueOf(failure.getMessage()), failure);
        }
        if (closing) {
            throw new Busy("the store is closing");
        }
        queue.add(job);
    }

    static List<Receipt> keep(Desk desk, Intake intake) {
        return keep(desk, List.of(new Arriving(intake, null)));
    }

    private static List<Receipt> keep(Desk desk, List<Arriving> arriving) {
        List<Receipt> receipts = desk.archive().record(arriving, desk.now());
        List<Refusal> refused = arriving.stream()
                .flatMap(each -> each.intake().refusals().stream())
                .toList();
        desk.refusals().keep(refused, desk.now());
        arriving.forEach(each -> desk.refusals().settle(each.intake().settled()));
        return receipts;
    }

    private void run() {
        List<Job<?>> group = List.of();
        try {
            for (group = gather(); !group.contains(last); group = gather()) {
                commit(group);
                if (failure != null) {
                    return;
                }
            }
            commit(List.of(Job.of(desk -> {
                desk.archive().keepAll();
                return true;
            })));
            commit(List.of(failing));
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("The writer stops", e);
            StoreFailed failed = new StoreFailed("the writer stopped: " + e, e);
            committer.close();
            underWay.forEach(job -> job.fail(failed));
            group.forEach(job -> job.fail(failed));
            stop(failed);
        }
    }

    /// Waits for work. Recordings that wait together are committed together; any other work has a commit of its own,
    /// so that it is never done twice because a neighbour failed.
    private List<Job<?>> gather() throws InterruptedException {
        List<Job<?>> group = new ArrayList<>();
        int items = 0;
        Job<?> next = next();
        while (next != null) {
            group.add(next);
            items += next.items();
            boolean more = items < FULL_COMMIT_ITEMS && isRecording(next) && isRecording(queue.peek());
            next = more ? queue.poll() : null;
        }
        return group;
    }

    /// While nobody waits, what can be tidied up is.
    private Job<?> next() throws InterruptedException {
        Job<?> next = queue.poll();
        while (next == null) {
            next = archive.isUntidy() ? queue.poll(REST_MS, TimeUnit.MILLISECONDS) : queue.take();
            if (next == null) {
                return tidying;
            }
        }
        return next;
    }

    private static boolean isRecording(@Nullable Job<?> job) {
        return job != null && job.isSociable();
    }

    private void commit(List<Job<?>> group) {
        long start = System.nanoTime();
        try {
            perform(group, new Desk(sql, archive, directory, refusals, clock.getAsLong(), () -> closing));
            archive.settle();
            committer.await();
        } catch (CommitFailed e) {
            undo(underWay, e.sql());
            commitIfPossible(group);
            return;
        } catch (SqlFailure e) {
            undo(group, e.sql());
            return;
        } catch (RuntimeException e) {
            undoAndTryEach(group, e);
            return;
        }
        underWay = group;
        Edition reached = archive.reached();
        committer.begin(() -> committed(group, reached, start), () -> queue.add(failing));
    }

    private void commitIfPossible(List<Job<?>> group) {
        if (failure == null) {
            commit(group);
        } else {
            group.forEach(job -> job.fail(failure));
        }
    }

    private void committed(List<Job<?>> group, Edition reached, long start) {
        archive.publish(reached);
        if (group.contains(tidying) || group.contains(failing)) {
            return;
        }
        int items = group.stream().mapToInt(Job::items).sum();
        tell(() -> listener.committed(items, System.nanoTime() - start));
        tell(() -> {
            if (listener.isWatching()) {
                tellWhatChanged(group);
            }
        });
        group.forEach(Job::acknowledge);
    }

    private void tellWhatChanged(List<Job<?>> group) {
        Set<WorkerId> workers = new HashSet<>();
        for (Job<?> job : group) {
            Intake intake = job.intake();
            if (intake == null) {
                listener.changedThroughout();
                return;
            }
            intake.facts().lanes().forEach(lane -> workers.add(lane.worker()));
        }
        if (!workers.isEmpty()) {
            listener.changed(workers);
        }
    }

    /// What was committed is acknowledged, whatever becomes of those who only listen.
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener to the writer failed", e);
        }
    }

    /// Recordings become one call of the ledger, which then settles each stretch of time once.
    private void perform(List<Job<?>> group, Desk desk) {
        if (isRecording(group.getFirst())) {
            recordTogether(group, desk);
        } else {
            committer.await();
            group.getFirst().perform(desk);
        }
    }

    private static void recordTogether(List<Job<?>> jobs, Desk desk) {
        List<Receipt> receipts = keep(
                desk,
                jobs.stream()
                        .map(job -> new Arriving(requireNonNull(job.intake()), job.resolved()))
                        .toList());
        int done = 0;
        for (Job<?> job : jobs) {
            int count = requireNonNull(job.intake()).facts().size();
            job.performed(receipts.subList(done, done + count));
            done += count;
        }
    }

    private void undo(List<Job<?>> group, SQLException cause) {
        switch (SqlFailure.codeOf(cause)) {
            case SQLITE_FULL -> undoForNow(group, "the disk is full");
            case SQLITE_BUSY -> undoForNow(group, "another program locks the database");
            default -> {
                LOG.error("The database failed: the store stops writing", cause);
                StoreFailed failed = SqlFailure.storeFailed(cause);
                group.forEach(job -> job.fail(failed));
                stop(failed);
            }
        }
    }

    /// Nothing was kept, and what stood in the way may pass.
    private void undoForNow(List<Job<?>> group, String why) {
        LOG.error("Nothing of this commit was kept, and its senders were told: {}", why);
        rollback();
        group.forEach(job -> job.fail(new Busy(why)));
    }

    /// One piece of work is wrong: the others must not suffer for it.
    private void undoAndTryEach(List<Job<?>> group, RuntimeException cause) {
        try {
            committer.await();
        } catch (CommitFailed e) {
            undo(underWay, e.sql());
            commitIfPossible(group);
            return;
        }
        rollback();
        if (group.size() == 1) {
            group.getFirst().fail(cause);
            return;
        }
        group.forEach(job -> commitIfPossible(List.of(job)));
    }

    private void rollback() {
        try {
            ensureTransaction();
            connection.rollback();
            directory.load(sql);
            archive.rolledBack();
            connection.commit();
        } catch (SQLException | SqlFailure e) {
            LOG.error("The database could not undo: the store stops writing", e);
            stop(new StoreFailed("the database could not undo a commit: " + e.getMessage(), e));
        }
    }

    /// SQLite itself undoes a transaction that the disk has no room for, and then refuses to undo it once more.
    private void ensureTransaction() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            LOG.debug("The transaction to undo is still open", e);
        }
    }

    private void stop(StoreFailed failed) {
        synchronized (this) {
            failure = failed;
        }
        for (Job<?> job = queue.poll(); job != null; job = queue.poll()) {
            job.fail(failed);
        }
        tell(() -> listener.failed(failed));
    }

    /// Writes what waits, then ends.
    @Override
    public void close() {
        synchronized (this) {
            if (!closing) {
                closing = true;
                queue.add(last);
            }
        }
        awaitEnd();
        committer.close();
        try {
            sql.close();
            connection.close();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /// Even when interrupted: whoever closes gives the folder free next.
    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
