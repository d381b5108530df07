package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.live.LiveWorker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worker on the board: her figures up to `as_of`, and how they go on. `runs` are those that end after `as_of`, by
/// time; the first is the present one if it has begun. A run's `to` is when it ends if nothing else is heard; its
/// `from`
/// reaches eight hours back at the most. What no run covers is unobserved; `seen_until` is where the last run before
/// these ended.
public record LiveWorkerEntry(
        @JsonProperty("figures") WorkerLine figures,
        @JsonProperty("runs") List<RunEntry> runs,
        @JsonProperty("seen_until") @Nullable String seenUntil) {

    public static LiveWorkerEntry of(LiveWorker worker) {
        return new LiveWorkerEntry(
                WorkerLine.of(worker.figures()),
                worker.runs().stream()
                        .map(run -> RunEntry.of(worker.figures().worker().id(), run))
                        .toList(),
                worker.seenUntil() == null ? null : Times.utc(worker.seenUntil()));
    }
}
