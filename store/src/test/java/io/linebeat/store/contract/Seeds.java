package io.linebeat.store.contract;

import io.linebeat.core.measure.Micros;
import java.util.List;
import java.util.stream.LongStream;

/// The seeds of a random test: always the same few, or the one of `-Dseed=N`, or ever more for `-Dsoak=MINUTES`.
final class Seeds {
    private Seeds() {}

    /// A test of several worlds in one store.
    @FunctionalInterface
    interface Round {
        void play(List<Long> seeds) throws Exception;
    }

    /// A part of a test that belongs to one world.
    @FunctionalInterface
    interface Step {
        void take() throws Exception;
    }

    static void rounds(int worlds, Round round) throws Exception {
        String one = System.getProperty("seed", "");
        if (!one.isEmpty()) {
            round.play(List.of(Long.parseLong(one)));
            return;
        }
        String soak = System.getProperty("soak", "");
        long nanos = soak.isEmpty() ? 0 : Long.parseLong(soak) * Micros.MINUTE * 1_000;
        long start = System.nanoTime();
        long first = 1;
        do {
            round.play(LongStream.range(first, first + worlds).boxed().toList());
            first += worlds;
        } while (System.nanoTime() - start < nanos);
    }

    /// Says how to replay a world in which something went wrong.
    static void replayable(long seed, Step step) throws Exception {
        try {
            step.take();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("replay with -Dseed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
