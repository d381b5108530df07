package io.linebeat.bench.jmh;

import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.World;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the world itself costs: it must be far less than what is measured with it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DrawingFacts {
    private static final int BATCH = 1_000;

    private final World world = World.plant(1, 100_000_000, IdForm.RANDOM);
    private Arrivals arrivals = new Arrivals(world, Delivery.USUAL);
    private long number;

    @Setup(Level.Iteration)
    public void fromTheBeginning() {
        arrivals = new Arrivals(world, Delivery.USUAL);
    }

    /// One fact by its number.
    @Benchmark
    public Fact fact() {
        return world.fact(number++);
    }

    /// A batch of a thousand as it arrives: late ones, repeats and conflicts among them.
    @Benchmark
    public List<Fact> batch() {
        return arrivals.next(BATCH);
    }
}
