package io.linebeat.store.sqlite;

import io.linebeat.store.Intake;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Work that waits for the writer, and whoever waits for its outcome.
final class Job<R> {
    /// About as much text as a fact takes memory.
    private static final int CHARS_OF_A_FACT = 256;

    private final int items;
    private final @Nullable Intake intake;
    private final @Nullable Resolved resolved;
    private final boolean sociable;
    private final Function<Desk, R> work;
    private final CompletableFuture<R> outcome = new CompletableFuture<>();
    private @Nullable R result;

    private Job(
            int items, @Nullable Intake intake, @Nullable Resolved resolved, boolean sociable, Function<Desk, R> work) {
        this.items = items;
        this.intake = intake;
        this.resolved = resolved;
        this.sociable = sociable;
        this.work = work;
    }

    static <R> Job<R> of(Function<Desk, R> work) {
        return new Job<>(1, null, null, false, work);
    }

    /// Work that the writer may do together with its neighbours' of the same kind, unless demo data are recorded.
    static <R> Job<R> recording(Intake intake, @Nullable Resolved resolved, Function<Desk, R> work) {
        int items = intake.facts().size() + intake.refusals().size();
        return new Job<>(items, intake, resolved, !intake.demo(), work);
    }

    static <R> Job<R> recording(Intake intake, Function<Desk, R> work) {
        return recording(intake, null, work);
    }

    /// Whether it may share a commit with its like.
    boolean isSociable() {
        return sociable;
    }

    int items() {
        return items;
    }

    /// Its share of what may wait: each fact counts as one, and a refusal as much as so many facts of its length.
    int weight() {
        int texts = intake == null
                ? 0
                : intake.refusals().stream()
                        .mapToInt(refusal -> refusal.raw().length() / CHARS_OF_A_FACT)
                        .sum();
        return items + texts;
    }

    @Nullable
    Resolved resolved() {
        return resolved;
    }

    @Nullable
    Intake intake() {
        return intake;
    }

    void perform(Desk desk) {
        result = work.apply(desk);
    }

    @SuppressWarnings("unchecked")
    void performed(Object together) {
        result = (R) together;
    }

    void acknowledge() {
        outcome.complete(result);
    }

    void fail(RuntimeException failure) {
        outcome.completeExceptionally(failure);
    }

    R await() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
