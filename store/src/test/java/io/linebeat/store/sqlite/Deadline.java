package io.linebeat.store.sqlite;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what another thread does, and fails when that takes too long.
final class Deadline {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Deadline() {}

    static void until(BooleanSupplier reached) {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - start > LONG.toNanos()) {
                throw new AssertionError("not reached within " + LONG);
            }
            Thread.onSpinWait();
        }
    }
}
