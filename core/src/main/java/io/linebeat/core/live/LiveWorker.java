package io.linebeat.core.live;

import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.WorkerFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worker's figures up to an instant, and the runs known to go on after it.
///
/// Until the next fact her figures follow from these alone: the run she is in goes on until its end, which is the
/// observation's hold at the latest, and what is not covered by a run is unobserved.
///
/// @param runs those that end after the figures' window, by time; the first may have begun long before
/// @param seenUntil where the last run before these ended, if one is known
public record LiveWorker(
        WorkerFigures figures, List<Run> runs, @Nullable Long seenUntil) {

    public LiveWorker {
        runs = List.copyOf(runs);
    }

    /// The same at a later end of the window, if no fact's time comes before it.
    public LiveWorker countedOnTo(long end) {
        Span window = figures.window();
        if (end <= window.to()) {
            return this;
        }
        Span passed = new Span(window.to(), end);
        WorkerTally tally = figures.tally();
        for (Run run : runs) {
            tally = tally.plus(
                    WorkerTally.time(run.state(), run.clip(passed).span().micros()));
        }
        WorkerFigures counted = new WorkerFigures(figures.worker(), tally, window.through(passed));
        return new LiveWorker(counted, after(end), lastEndBefore(end));
    }

    /// The same where the window has not begun yet: it begins with the first fact, and is empty until then.
    public LiveWorker stillEmptyAt(long end) {
        WorkerFigures counted = new WorkerFigures(figures.worker(), figures.tally(), Span.emptyAt(end));
        return new LiveWorker(counted, after(end), lastEndBefore(end));
    }

    private List<Run> after(long end) {
        return runs.stream().filter(run -> run.span().to() > end).toList();
    }

    private @Nullable Long lastEndBefore(long end) {
        Long last = seenUntil;
        for (Run run : runs) {
            if (run.span().to() <= end) {
                last = run.span().to();
            }
        }
        return last;
    }
}
