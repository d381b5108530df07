package io.linebeat.bench.jmh;

import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Request;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.World;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a fact costs the load generator before it is on the wire: whose arrival it is, what it says, and its JSON. The
/// server runs on the same cores, so this must stay under 300 ns.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RenderingFacts {
    private static final int BATCH = 1_000;

    @Param
    private IdForm ids = IdForm.RANDOM;

    private final long[] codes = new long[BATCH];
    private World world = World.plant(1, 100_000_000, IdForm.RANDOM);
    private Arrivals arrivals = new Arrivals(world, Delivery.USUAL);
    private Request request = new Request(world, Form.JSON, "/api/events/batch", "localhost:8080", BATCH);

    @Setup(Level.Iteration)
    public void fromTheBeginning() {
        world = World.plant(1, 100_000_000, ids);
        arrivals = new Arrivals(world, Delivery.USUAL);
        request = new Request(world, Form.JSON, "/api/events/batch", "localhost:8080", BATCH);
    }

    /// Nanoseconds for each fact.
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int batch() {
        request.batch(codes, arrivals.next(codes));
        return request.size();
    }
}
