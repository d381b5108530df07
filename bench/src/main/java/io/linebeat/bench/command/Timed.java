package io.linebeat.bench.command;

import io.linebeat.bench.load.Latencies;

/// Asks the same thing again and again, one after the other.
final class Timed {
    private static final int WARM = 3;
    private static final int LEAST = 3;

    private Timed() {}

    /// After a warm-up of a few: at most `most` times, and no longer than `nanos` but for the least that makes a
    /// median.
    static Latencies run(Runnable question, int most, long nanos) {
        long begun = System.nanoTime();
        for (int i = 0; i < WARM && System.nanoTime() - begun < nanos / 2; i++) {
            question.run();
        }
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        for (int i = 0; i < most && (i < LEAST || System.nanoTime() - start < nanos); i++) {
            long asked = System.nanoTime();
            question.run();
            latencies.add(System.nanoTime() - asked);
        }
        return latencies;
    }
}
