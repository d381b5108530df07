package io.linebeat.server.intake;

import io.linebeat.core.fact.Refusal;
import io.linebeat.server.operations.Problem;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what is refused as a whole, before its sender hears of it.
@Component
class RefusedInput {
    private final Store store;
    private final IntakeMeters meters;

    RefusedInput(Store store, IntakeMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    /// The answer to input that is kept now.
    Problem keep(Refusal refusal) {
        store.record(Intake.of(List.of(), List.of(refusal)));
        meters.count(List.of(refusal));
        return Problem.of(refusal).kept();
    }

    /// Reads a body; one that is too large is refused input too.
    <R extends @Nullable Object> R kept(Supplier<R> reading) {
        try {
            return reading.get();
        } catch (Problem e) {
            Refusal refusal = e.refusal();
            throw refusal == null || e.isKept() ? e : keep(refusal);
        }
    }
}
