package io.linebeat.server.command;

import io.linebeat.store.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A progress bar on the terminal; silent where nobody watches.
final class Bar implements Progress, AutoCloseable {
    private static final int UPDATE_MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private Bar(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static Bar of(String task, PrintWriter err) {
        if (!Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)) {
            err.flush();
            return new Bar(null);
        }
        return new Bar(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build());
    }

    @Override
    public void reached(long done, long total) {
        if (bar != null) {
            bar.maxHint(Math.max(total, 1));
            bar.stepTo(done);
        }
    }

    void note(String message) {
        if (bar != null) {
            bar.setExtraMessage(" " + message);
        }
    }

    /// Leaves the terminal to what comes after it.
    void finish() {
        if (bar != null) {
            bar.close();
        }
    }

    @Override
    public void close() {
        finish();
    }
}
