package io.linebeat.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Request;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.World;
import io.linebeat.core.calendar.Rules;
import io.linebeat.wire.BatchRead;
import io.linebeat.wire.Doorway;
import io.linebeat.wire.EventReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/// An array of a thousand events, from its bytes to what the ledger takes in: checked against roster and rules, and as
/// columns. Beside it Jackson, which most would take: once as a tree, once as records with times and ids, and neither
/// of them checks anything.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParsingFacts {
    static final int BATCH = 1_000;

    private final EventReader reader = new EventReader();
    private final JsonMapper jackson = JsonMapper.shared();
    private byte[] body = {};
    private Doorway door = new Doorway(Plants.NOBODY, Rules.USUAL, 0);

    @Setup
    public void aBatch() {
        World world = World.plant(1, 10_000_000, IdForm.RANDOM);
        long[] codes = new long[BATCH];
        Request request = new Request(world, Form.JSON, "/", "localhost", BATCH);
        request.batch(codes, new Arrivals(world, Delivery.USUAL).next(codes));
        body = request.body().getBytes(US_ASCII);
        door = new Doorway(Plants.roster(world), Rules.USUAL, world.end());
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public BatchRead linebeat() {
        return reader.batch(body, door);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object jacksonTree() {
        return jackson.readTree(body);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object jacksonRecords() {
        return jackson.readValue(body, Plants.Event[].class);
    }
}
