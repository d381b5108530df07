package io.linebeat.bench.load;

import java.util.Arrays;
import java.util.Collection;

/// How long each of many requests took, in nanoseconds. One thread's own until it is done.
public final class Latencies {
    private long[] nanos = new long[1_024];
    private int size;

    /// All of them together.
    static Latencies of(Collection<Latencies> parts) {
        Latencies all = new Latencies();
        for (Latencies part : parts) {
            for (int i = 0; i < part.size; i++) {
                all.add(part.nanos[i]);
            }
        }
        return all;
    }

    public void add(long each) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = each;
    }

    public int size() {
        return size;
    }

    /// In milliseconds, of the sorted ones the one nearest to that share of the way; NaN of none.
    public double millis(double quantile) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.round(quantile * (size - 1))] / 1e6;
    }
}
