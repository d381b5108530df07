package io.linebeat.server.simulation;

import io.linebeat.core.fact.Fact;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.ItemError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Brings batches of facts to a server over a few connections. Whoever hands over more than is taken in waits.
final class Courier implements AutoCloseable {
    static final int CONNECTIONS = 4;
    /// Batches under way; beyond them whoever brings more waits.
    private static final int MOST_WAITING = 64;

    private static final int REASONS_KEPT = 10;
    private static final int NOTHING_WENT_IN = 422;

    private final ServerLink link;
    private final ExecutorService senders = Executors.newFixedThreadPool(
            CONNECTIONS, Thread.ofPlatform().name("courier-", 1).daemon().factory());
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> reasons = new LinkedHashSet<>();

    Courier(ServerLink link) {
        this.link = link;
    }

    void take(List<Fact> batch) {
        throwFailure();
        room.acquireUninterruptibly();
        waiting.addAndGet(batch.size());
        senders.execute(() -> {
            try {
                if (failure.get() == null) {
                    deliver(batch);
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                waiting.addAndGet(-batch.size());
                room.release();
            }
        });
    }

    private void deliver(List<Fact> batch) {
        String body = link.post("/api/events/batch", AnswerJson.events(batch), NOTHING_WENT_IN)
                .body();
        BatchAnswer answer = AnswerJson.read(body, BatchAnswer.class);
        batches.incrementAndGet();
        acknowledged.addAndGet(answer.successCount());
        duplicates.addAndGet(answer.duplicateCount());
        conflicts.addAndGet(answer.conflictCount());
        refused.addAndGet(batch.size() - answer.successCount());
        synchronized (reasons) {
            for (ItemError error : answer.errors()) {
                if (reasons.size() < REASONS_KEPT) {
                    reasons.add(error.detail());
                }
            }
        }
    }

    private void throwFailure() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /// Waits until everything is answered.
    void finish() {
        senders.shutdown();
        try {
            while (!senders.awaitTermination(1, TimeUnit.MINUTES)) {
                throwFailure();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("Interrupted", e);
        }
        throwFailure();
    }

    /// Facts handed over and not yet answered.
    long waiting() {
        return waiting.get();
    }

    Sent.Answers answers() {
        synchronized (reasons) {
            return new Sent.Answers(
                    batches.get(),
                    acknowledged.get(),
                    duplicates.get(),
                    conflicts.get(),
                    refused.get(),
                    link.retries(),
                    List.copyOf(reasons));
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
