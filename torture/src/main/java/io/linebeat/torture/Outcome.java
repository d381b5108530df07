package io.linebeat.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of an ordeal.
///
/// @param cycles how often it was broken; `unit` says what a cycle is
/// @param acknowledged facts that senders were told are safe
/// @param lost those of them that were gone
/// @param doubled facts that counted twice
/// @param wrong whatever else was not as it should be: figures, false acknowledgements, starts that failed
/// @param notes what else is worth saying, such as how long the longest start took
/// @param skipped why it did not run, if it did not
record Outcome(
        long cycles,
        String unit,
        long acknowledged,
        long lost,
        long doubled,
        long wrong,
        List<String> notes,
        @Nullable String skipped) {
    Outcome {
        notes = List.copyOf(notes);
    }

    static Outcome skipped(String why) {
        return new Outcome(0, "", 0, 0, 0, 0, List.of(), why);
    }

    boolean holds() {
        return skipped != null || (cycles > 0 && lost == 0 && doubled == 0 && wrong == 0);
    }

    String line() {
        if (skipped != null) {
            return "did not run: " + skipped;
        }
        List<String> parts = new ArrayList<>();
        parts.add(number(cycles) + " " + unit);
        if (acknowledged > 0) {
            parts.add("acknowledged " + number(acknowledged));
        }
        parts.add("lost " + number(lost));
        parts.add("doubled " + number(doubled));
        parts.add("wrong " + number(wrong));
        parts.addAll(notes);
        return String.join(", ", parts);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// Adds up the cycles of an ordeal.
    static final class Tally {
        private final List<String> notes = new ArrayList<>();
        private final String unit;
        private long cycles;
        private long acknowledged;
        private long lost;
        private long doubled;
        private long wrong;

        Tally(String unit) {
            this.unit = unit;
        }

        void cycle(long newlyAcknowledged, Judge.Verdict verdict) {
            cycles++;
            acknowledged += newlyAcknowledged;
            lost += verdict.lost();
            doubled += verdict.doubled();
            wrong += verdict.wrong();
        }

        void cycle() {
            cycles++;
        }

        void acknowledged(long more) {
            acknowledged += more;
        }

        void lost(long more) {
            lost += more;
        }

        void wrong(String what) {
            wrong++;
            notes.add(what);
        }

        void note(String what) {
            notes.add(what);
        }

        long cycles() {
            return cycles;
        }

        Outcome outcome() {
            return new Outcome(cycles, unit, acknowledged, lost, doubled, wrong, notes, null);
        }
    }
}
