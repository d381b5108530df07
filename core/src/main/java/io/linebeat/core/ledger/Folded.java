package io.linebeat.core.ledger;

import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Span;
import java.util.Arrays;

/// What one lane's facts on a page come to: runs within the page, and what reaches over its end.
///
/// A run is three numbers (from, to, [what the worker was said to do][Said]); runs lie one behind the other, by time.
/// Those that touch and say the same are one.
final class Folded {
    static final int WIDTH = 3;
    static final Folded NOTHING = new Folded(new long[0], Carry.NONE);

    private final long[] runs;
    private final Carry out;
    private final long stations;

    private Folded(long[] runs, Carry out) {
        this.runs = runs;
        this.out = out;
        long all = 0;
        for (int i = 0; i < size(); i++) {
            all |= bitOf(Said.station(said(i)));
        }
        this.stations = all;
    }

    /// A bit for each station, which it shares with others.
    static long bitOf(int station) {
        return 1L << station;
    }

    /// Whether a run may be at one of some stations, of each of which the bit is set.
    boolean mayBeAt(long bits) {
        return (stations & bits) != 0;
    }

    Carry out() {
        return out;
    }

    int size() {
        return runs.length / WIDTH;
    }

    long from(int i) {
        return runs[i * WIDTH];
    }

    long to(int i) {
        return runs[i * WIDTH + 1];
    }

    long said(int i) {
        return runs[i * WIDTH + 2];
    }

    boolean hasSameRuns(Folded other) {
        return Arrays.equals(runs, other.runs);
    }

    Run run(int i, Names names) {
        long said = said(i);
        return new Run(
                new Span(from(i), to(i)),
                State.ofRank(Said.kind(said)),
                names.station(Said.station(said)),
                Said.sureness(said));
    }

    /// Gathers the runs of one lane after the other.
    static final class Builder {
        private static final int ROOM = 16;

        private final Span within;
        private long[] runs = new long[ROOM * WIDTH];
        private int end;

        Builder(Span within) {
            this.within = within;
        }

        void add(long from, long to, long said) {
            long start = Math.max(from, within.from());
            long stop = Math.min(to, within.to());
            if (start >= stop) {
                return;
            }
            if (end > 0 && runs[end - 2] == start && Said.isSameState(runs[end - 1], said)) {
                runs[end - 2] = stop;
                runs[end - 1] = Said.lessSure(runs[end - 1], said);
                return;
            }
            if (end == runs.length) {
                runs = Arrays.copyOf(runs, 2 * end);
            }
            runs[end++] = start;
            runs[end++] = stop;
            runs[end++] = said;
        }

        Folded finish(Carry out) {
            if (end == 0 && out.isNone()) {
                return NOTHING;
            }
            Folded folded = new Folded(Arrays.copyOf(runs, end), out);
            end = 0;
            return folded;
        }
    }
}
