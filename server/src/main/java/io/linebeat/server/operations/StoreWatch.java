package io.linebeat.server.operations;

import io.linebeat.core.fact.WorkerId;
import io.linebeat.store.CommitListener;
import io.linebeat.store.StoreFailed;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Turns what the store's writer tells into metrics and health. The store is opened before there are any metrics.
public final class StoreWatch implements CommitListener {
    private final Runnable rebuilding;
    private volatile @Nullable Meters meters;
    private final CompletableFuture<StoreFailed> ending = new CompletableFuture<>();
    private volatile CommitListener further = CommitListener.DEAF;

    public StoreWatch(Runnable rebuilding) {
        this.rebuilding = rebuilding;
    }

    private record Meters(Timer commits, DistributionSummary items) {}

    public void bindTo(MeterRegistry registry) {
        meters = new Meters(
                Timer.builder("linebeat.store.commit")
                        .description("Time of a commit, from its first statement to the disk's answer")
                        .publishPercentileHistogram()
                        .register(registry),
                DistributionSummary.builder("linebeat.store.commit.items")
                        .description("Facts and refusals that shared a commit")
                        .register(registry));
    }

    @Override
    public void committed(int items, long nanos) {
        Meters bound = meters;
        if (bound != null) {
            bound.commits.record(nanos, TimeUnit.NANOSECONDS);
            bound.items.record(items);
        }
    }

    /// Passes on what is heard from now on.
    public void tell(CommitListener listener) {
        further = listener;
    }

    @Override
    public boolean isWatching() {
        return further.isWatching();
    }

    @Override
    public void changed(Set<WorkerId> workers) {
        further.changed(workers);
    }

    @Override
    public void changedThroughout() {
        further.changedThroughout();
    }

    @Override
    public void rebuilding() {
        rebuilding.run();
    }

    @Override
    public void failed(StoreFailed failed) {
        ending.complete(failed);
    }

    /// Comes when the store has stopped writing.
    public CompletableFuture<StoreFailed> ending() {
        return ending;
    }

    /// Why the store stopped writing, if it did.
    public @Nullable StoreFailed failure() {
        return ending.getNow(null);
    }
}
