package io.linebeat.core.ledger;

import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.List;

/// Time divided into cells of a quarter hour, counted from the epoch; and above them coarser levels, each cell of which
/// holds sixteen of the level below: four hours, 64 hours, about six weeks.
///
/// A quarter hour, because the clocks of some zones sit at :30 and :45. Sixteen, because any window is then covered by
/// at most thirty cells of each level, and a fact is counted in only four.
public final class Grid {
    public static final long CELL = Micros.HOUR / 4;
    public static final int LEVELS = 4;
    private static final int FAN_OUT_BITS = 4;
    private static final long FAN_OUT = 1L << FAN_OUT_BITS;

    private Grid() {}

    /// The cell that holds an instant.
    public static long cellOf(long at) {
        return Math.floorDiv(at, CELL);
    }

    /// The time of a cell.
    public static Span span(long cell) {
        return Span.lasting(cell * CELL, CELL);
    }

    /// The time of a cell of a coarser level.
    public static Span span(long cell, int level) {
        long micros = CELL << (FAN_OUT_BITS * level);
        return Span.lasting(cell * micros, micros);
    }

    /// The cell of a coarser level that holds a cell.
    public static long coarser(long cell, int level) {
        return cell >> (FAN_OUT_BITS * level);
    }

    /// The cells from `first` up to but without `end`, all of one level.
    public record Range(int level, long first, long end) {}

    /// A window as whole cells, as coarse as possible, and what sticks out at its ends; each edge lies within one cell.
    public record Cover(List<Range> ranges, List<Span> edges) {}

    public static Cover cover(Span window) {
        long first = Math.ceilDiv(window.from(), CELL);
        long end = Math.floorDiv(window.to(), CELL);
        if (first > end) {
            return new Cover(List.of(), window.isEmpty() ? List.of() : List.of(window));
        }
        List<Span> edges = new ArrayList<>();
        addUnlessEmpty(edges, new Span(window.from(), first * CELL));
        addUnlessEmpty(edges, new Span(end * CELL, window.to()));
        return new Cover(ranges(first, end), edges);
    }

    private static void addUnlessEmpty(List<Span> edges, Span edge) {
        if (!edge.isEmpty()) {
            edges.add(edge);
        }
    }

    private static List<Range> ranges(long first, long end) {
        List<Range> ranges = new ArrayList<>();
        long low = first;
        long high = end;
        for (int level = 0; low < high; level++) {
            long innerLow = Math.ceilDiv(low, FAN_OUT);
            long innerHigh = Math.floorDiv(high, FAN_OUT);
            if (level == LEVELS - 1 || innerLow >= innerHigh) {
                ranges.add(new Range(level, low, high));
                break;
            }
            if (low < innerLow * FAN_OUT) {
                ranges.add(new Range(level, low, innerLow * FAN_OUT));
            }
            if (innerHigh * FAN_OUT < high) {
                ranges.add(new Range(level, innerHigh * FAN_OUT, high));
            }
            low = innerLow;
            high = innerHigh;
        }
        return ranges;
    }
}
