package io.linebeat.core.ledger;

import io.linebeat.core.measure.Span;

/// A stretch of time that begins and ends on the [Grid]: the `number`-th of its level since the epoch.
public record Cell(int level, long number) implements Comparable<Cell> {

    /// The cell of a level that holds an instant.
    public static Cell at(long instant, int level) {
        return new Cell(level, Math.floorDiv(instant, Grid.micros(level)));
    }

    public Span span() {
        long micros = Grid.micros(level);
        return Span.lasting(number * micros, micros);
    }

    public long from() {
        return number * Grid.micros(level);
    }

    public long to() {
        return from() + Grid.micros(level);
    }

    /// The one so many cells of this level later, or earlier.
    public Cell plus(int cells) {
        return new Cell(level, number + cells);
    }

    /// The cell of the next coarser level that holds this one.
    public Cell parent() {
        return new Cell(level + 1, number >> Grid.FAN_OUT_BITS);
    }

    /// One of the cells of the next finer level, counted from 0, that make up this one.
    public Cell child(int which) {
        return new Cell(level - 1, (number << Grid.FAN_OUT_BITS) + which);
    }

    /// By beginning, and the coarser first.
    @Override
    public int compareTo(Cell other) {
        int byBeginning = Long.compare(from(), other.from());
        return byBeginning != 0 ? byBeginning : Integer.compare(other.level, level);
    }
}
