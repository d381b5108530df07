package io.linebeat.bench;

import java.util.Arrays;
import java.util.Locale;

/// How long each of many requests took.
final class Timings {
    private final long[] sortedNanos;
    private final long wallNanos;

    private Timings(long[] sortedNanos, long wallNanos) {
        this.sortedNanos = sortedNanos;
        this.wallNanos = wallNanos;
    }

    static Timings of(long[] nanos, long wallNanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Timings(sorted, wallNanos);
    }

    double perSecond() {
        return sortedNanos.length * 1e9 / wallNanos;
    }

    String millis(double quantile) {
        int at = (int) Math.min(sortedNanos.length - 1L, Math.round(quantile * (sortedNanos.length - 1)));
        return String.format(Locale.ROOT, "%.2f", sortedNanos[at] / 1e6);
    }
}
