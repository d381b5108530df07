package io.linebeat.bench.question;

import io.linebeat.oracle.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is answered: whole microseconds and counts, so that two answers are equal or they are not.
public sealed interface Answer {
    /// The factory: sums over the workers. Unobserved time is what is left of the window, so it is not kept.
    record Totals(long working, long idle, long absent, long units, long events) implements Answer {
        public static final Totals NONE = new Totals(0, 0, 0, 0, 0);
    }

    /// A line for each worker with facts or time in the window, by number.
    record Workers(List<WorkerLine> lines) implements Answer {}

    /// A line for each station with facts or time in the window, by number.
    record Stations(List<StationLine> lines) implements Answer {}

    /// One worker's days, in order; a day without anything is all zeros.
    record Days(List<Totals> days) implements Answer {}

    /// Who was in which state at a station, clipped to the window: by worker and time, neighbours of one state joined.
    record Timeline(List<Run> runs) implements Answer {
        public static Timeline of(List<Run> clipped) {
            List<Run> joined = new ArrayList<>();
            for (Run run : clipped.stream().sorted(Run.ORDER).toList()) {
                Run last = joined.isEmpty() ? null : joined.getLast();
                if (last != null && last.worker == run.worker && last.state == run.state && last.to == run.from) {
                    joined.set(joined.size() - 1, new Run(run.worker, run.state, last.from, run.to));
                } else {
                    joined.add(run);
                }
            }
            return new Timeline(joined);
        }
    }

    /// Times of one worker.
    record WorkerLine(int worker, long working, long idle, long absent, long units, long events) {
        public boolean says() {
            return working + idle + absent + units + events > 0;
        }
    }

    /// One station: `occupied` and `working` are unions over the workers, `person` is the sum of their time.
    record StationLine(int station, long occupied, long working, long person, long units, long events) {
        public boolean says() {
            return person + units + events > 0;
        }
    }

    /// A worker in one state, `[from, to)`.
    record Run(int worker, Kind state, long from, long to) {
        private static final Comparator<Run> ORDER =
                Comparator.comparingInt(Run::worker).thenComparingLong(Run::from);
    }
}
