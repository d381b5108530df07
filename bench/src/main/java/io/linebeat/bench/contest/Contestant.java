package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.World;
import java.util.List;

/// A system that takes facts and answers questions. What it cannot do it says by throwing.
public interface Contestant extends AutoCloseable {
    /// How it is called in tables: `postgres`.
    String name();

    /// What it is and how it is set, a sentence each.
    List<String> settings();

    /// Which rule of the law it cannot keep, and why; empty if it can keep them all.
    default String cannotKeep() {
        return "";
    }

    /// Takes these facts; returns when they are durable.
    void take(List<Fact> facts);

    /// Returns when questions see all that was taken.
    default void settle() {}

    /// Takes all the arrivals in batches of that size, and says how long that took. Making the rows is not counted.
    default Filled fill(World world, Arrivals arrivals, int batch) {
        long facts = 0;
        long nanos = 0;
        for (List<Fact> next = arrivals.next(batch); !next.isEmpty(); next = arrivals.next(batch)) {
            long start = System.nanoTime();
            take(next);
            nanos += System.nanoTime() - start;
            facts += next.size();
        }
        long start = System.nanoTime();
        settle();
        return new Filled(facts, nanos + System.nanoTime() - start);
    }

    /// The exact answer, to be compared with the oracle's.
    Answer answer(Question question);

    /// Asks as a client would, to be timed; usually for the exact answer.
    default void ask(Question question) {
        answer(question);
    }

    /// Does what its own housekeeping would do in time: puts everything where it stays, and counts for its planner.
    default void tidy() {}

    /// Bytes on disk.
    long diskBytes();

    /// What it holds in memory, and of what kind that figure is.
    Memory memory();

    @Override
    void close();

    /// How many arrivals were taken, in how many nanoseconds.
    record Filled(long facts, long nanos) {
        public double perSecond() {
            return facts * 1e9 / nanos;
        }
    }

    /// Memory in use.
    ///
    /// @param bytes resident, or -1 if nobody can say
    /// @param kind `process` for a process of its own (or several), `embedded` for what this process has grown by
    record Memory(long bytes, String kind) {}
}
