package io.linebeat.bench.jmh;

import io.linebeat.core.ledger.Sums;
import io.linebeat.core.measure.Union;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Unions of spans and sums of tallies, beside what is usually written for them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AddingUp {
    private static final int SPANS = 1_000;
    private static final long SECOND = 1_000_000;
    private static final int LANES = 2_000;
    private static final int PAGES = 90;

    private final long[] froms = new long[SPANS];
    private final long[] tos = new long[SPANS];
    private final Sums[] pages = new Sums[PAGES];

    @Setup
    public void spansAndTallies() {
        SplittableRandom random = new SplittableRandom(1);
        long at = 0;
        for (int i = 0; i < SPANS; i++) {
            at += random.nextLong(60) * SECOND;
            froms[i] = at;
            tos[i] = at + random.nextLong(1, 120) * SECOND;
        }
        long[] lanes = new long[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = i;
        }
        for (int page = 0; page < PAGES; page++) {
            pages[page] = new Sums(
                    lanes, random.longs(LANES * Sums.WIDTH, 0, 1L << 32).toArray(), new long[0], new long[0]);
        }
    }

    /// A thousand spans of a station's day.
    @Benchmark
    public long union() {
        Union union = new Union();
        for (int i = 0; i < SPANS; i++) {
            union.add(froms[i], tos[i]);
        }
        return union.micros();
    }

    @Benchmark
    public long unionInATree() {
        TreeMap<Long, Long> union = new TreeMap<>();
        for (int i = 0; i < SPANS; i++) {
            Map.Entry<Long, Long> before = union.floorEntry(froms[i]);
            if (before != null && before.getValue() >= froms[i]) {
                union.put(before.getKey(), Math.max(before.getValue(), tos[i]));
            } else {
                union.put(froms[i], tos[i]);
            }
        }
        return union.entrySet().stream()
                .mapToLong(each -> each.getValue() - each.getKey())
                .sum();
    }

    /// To the second, as many do it: it is no exact figure.
    @Benchmark
    public long unionInSeconds() {
        BitSet seconds = new BitSet();
        for (int i = 0; i < SPANS; i++) {
            seconds.set((int) (froms[i] / SECOND), (int) (tos[i] / SECOND));
        }
        return seconds.cardinality();
    }

    /// Ninety days of 2,000 workers.
    @Benchmark
    public Sums tallies() {
        Sums.Builder sums = new Sums.Builder();
        for (Sums page : pages) {
            sums.add(page);
        }
        return sums.build();
    }

    @Benchmark
    public Map<Long, long[]> talliesInAMap() {
        Map<Long, long[]> sums = new HashMap<>();
        for (Sums page : pages) {
            for (int lane = 0; lane < page.lanes(); lane++) {
                long[] sum = sums.computeIfAbsent(page.lane(lane), _ -> new long[Sums.WIDTH]);
                for (int which = 0; which < Sums.WIDTH; which++) {
                    sum[which] += page.ofLane(lane, which);
                }
            }
        }
        return sums;
    }
}
