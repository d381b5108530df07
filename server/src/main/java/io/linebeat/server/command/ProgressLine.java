package io.linebeat.server.command;

import io.linebeat.core.measure.Span;
import io.linebeat.server.simulation.Trial;
import io.linebeat.wire.answer.Times;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/// How far a simulation has come, on one line of the terminal; silent where nobody watches. Not a [Bar]: its library
/// takes Ctrl-C away from the process, which then ends without a word.
final class ProgressLine implements Trial.Watcher {
    private static final String CLEARED = "\r\u001b[K";
    private static final int PERCENT = 100;
    private static final int DATE_AND_SECONDS = "2026-11-28T05:44:30".length();

    private final PrintWriter err;
    private final boolean isWatched =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void reached(Span stretch, long factoryTime, long sent, long waiting, long retries) {
        if (isWatched) {
            long percent = PERCENT * new Span(stretch.from(), factoryTime).micros() / stretch.micros();
            err.printf(
                    Locale.ROOT,
                    CLEARED + "%3d %%  %s  %,d sent, %,d waiting, %,d retries",
                    percent,
                    Times.utc(factoryTime).substring(0, DATE_AND_SECONDS),
                    sent,
                    waiting,
                    retries);
            err.flush();
        }
    }

    /// Leaves the terminal to what comes after it.
    void finish() {
        if (isWatched) {
            err.print(CLEARED);
            err.flush();
        }
    }
}
