package io.linebeat.core.ledger;

import io.linebeat.core.fact.State;

/// A worker's sums over some time: microseconds by state, units, and distinct facts.
public record WorkerTally(long working, long idle, long absent, long units, long events) {
    public static final WorkerTally ZERO = new WorkerTally(0, 0, 0, 0, 0);

    public static WorkerTally time(State state, long micros) {
        return switch (state) {
            case WORKING -> new WorkerTally(micros, 0, 0, 0, 0);
            case IDLE -> new WorkerTally(0, micros, 0, 0, 0);
            case ABSENT -> new WorkerTally(0, 0, micros, 0, 0);
        };
    }

    public static WorkerTally counted(long units, long events) {
        return new WorkerTally(0, 0, 0, units, events);
    }

    public WorkerTally plus(WorkerTally other) {
        return new WorkerTally(
                Math.addExact(working, other.working),
                Math.addExact(idle, other.idle),
                Math.addExact(absent, other.absent),
                Math.addExact(units, other.units),
                Math.addExact(events, other.events));
    }

    public WorkerTally negated() {
        return new WorkerTally(-working, -idle, -absent, -units, -events);
    }

    /// Working or idle: the time in which the worker was seen at a station.
    public long tracked() {
        return Math.addExact(working, idle);
    }

    /// The time in which anything was known of the worker.
    public long observed() {
        return Math.addExact(tracked(), absent);
    }
}
