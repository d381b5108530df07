package io.linebeat.bench.jmh;

import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.Order;
import io.linebeat.bench.world.World;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.ledger.Arrivals;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Ledger;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.core.ledger.Sums;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The ledger alone, in memory: what working a fact in costs, with all its figures, and what asking costs.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class WorkingIn {
    private static final int BATCH = 8_000;
    private static final int BATCHES = 40;

    @Param({"TIME", "SHUFFLED_DAY"})
    private Order order = Order.TIME;

    private final MemoryNames names = new MemoryNames();
    private final Ledger ledger = new Ledger(names, Rules.USUAL);
    private final List<FactColumns> batches = new ArrayList<>();
    private Book full = Book.EMPTY;
    private Span odd = Span.emptyAt(0);
    private long[] one = {};

    @Setup
    public void aDay() {
        World world = new World(1, 30_000_000, 2_000, 300, World.START, 90, IdForm.RANDOM);
        var arrivals = new io.linebeat.bench.world.Arrivals(world, Delivery.USUAL.in(order));
        for (int i = 0; i < BATCHES; i++) {
            batches.add(Plants.batch(world, arrivals, BATCH));
        }
        full = fill();
        odd = new Span(World.START + World.HOUR / 7, World.START + 5 * World.HOUR + 123_457);
        one = new long[] {names.lane(batches.getFirst().lanes().getFirst())};
    }

    private Book fill() {
        Book book = Book.EMPTY;
        long seq = 0;
        for (FactColumns batch : batches) {
            Arrivals.Builder builder = new Arrivals.Builder(batch.size(), names);
            builder.add(batch, false, seq);
            seq += batch.size();
            book = ledger.record(book, builder.build(), Library.NONE, seq).book();
        }
        return book;
    }

    /// For each fact, in commits of 8,000.
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @OperationsPerInvocation(BATCH * BATCHES)
    public Book record() {
        return fill();
    }

    /// What 2,000 workers and 300 stations come to in a window that cuts two pages.
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Sums oddWindow() {
        return new Reckoner(full, Library.NONE, names, Rules.USUAL).sums(odd);
    }

    /// The same of one worker.
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Sums oddWindowOfOne() {
        return new Reckoner(full, Library.NONE, names, Rules.USUAL).sums(odd, one);
    }
}
