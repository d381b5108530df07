package io.linebeat.core.ledger;

import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A worker's runs cut at the bounds of the grid's cells, so that whoever asks for an edge of a window reads one cell.
/// Pieces are joined only within a cell: then what a cell says rests on its neighbourhood alone.
record Cells(NavigableMap<Long, List<Run>> runs) {

    /// The runs within a stretch of whole cells.
    static Cells of(List<Run> runs, Span stretch) {
        NavigableMap<Long, List<Run>> cells = new TreeMap<>();
        for (Run run : runs) {
            Run inside = run.clip(stretch);
            if (!inside.span().isEmpty()) {
                cut(inside, cells);
            }
        }
        cells.replaceAll((_, pieces) -> Run.coalesced(pieces));
        return new Cells(cells);
    }

    private static void cut(Run run, NavigableMap<Long, List<Run>> cells) {
        long last = Grid.cellOf(run.span().to() - 1);
        for (long cell = Grid.cellOf(run.span().from()); cell <= last; cell++) {
            cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(run.clip(Grid.span(cell)));
        }
    }

    /// The smallest stretch of whole cells that holds a span.
    static Span whole(Span span) {
        return Grid.span(Grid.cellOf(span.from())).through(Grid.span(Grid.cellOf(span.to())));
    }

    List<Run> in(long cell) {
        return runs.getOrDefault(cell, List.of());
    }

    SortedSet<Long> differingFrom(Cells other) {
        SortedSet<Long> cells = new TreeSet<>(runs.keySet());
        cells.addAll(other.runs.keySet());
        cells.removeIf(cell -> in(cell).equals(other.in(cell)));
        return cells;
    }

    static WorkerTally time(List<Run> runs) {
        WorkerTally sum = WorkerTally.ZERO;
        for (Run run : runs) {
            sum = sum.plus(WorkerTally.time(run.state(), run.span().micros()));
        }
        return sum;
    }
}
