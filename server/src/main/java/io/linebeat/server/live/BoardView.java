package io.linebeat.server.live;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.live.LiveStation;
import io.linebeat.core.live.LiveWorker;
import io.linebeat.core.report.Window;
import java.util.List;
import java.util.Map;

/// A board at an instant. Each line knows in which edition of the board it came to be what it is, so that whoever has
/// seen an edition can be told what changed since in one message, however long ago that was: nothing queues up.
///
/// @param edition counts the views of a board that had anything new, from 1
/// @param now the server's clock, in microseconds since the epoch
/// @param wholeSince the edition in which lines may have gone; whoever has seen an earlier one needs everything
/// @param touched in which edition anything was recorded last of a worker
record BoardView(
        long edition,
        long now,
        Window window,
        long wholeSince,
        Map<WorkerId, Line<LiveWorker>> workers,
        Map<StationId, Line<LiveStation>> stations,
        Map<WorkerId, Long> touched) {
    /// The edition of which nobody has seen anything.
    static final long UNSEEN = 0;

    record Line<T>(T value, long since) {
        /// Of two editions' values the later, or the line as it was if there is nothing new in it.
        static <T> Line<T> of(T value, Line<T> countedOn, long edition) {
            return value.equals(countedOn.value) ? new Line<>(value, countedOn.since) : new Line<>(value, edition);
        }
    }

    boolean isWholeFor(long seen) {
        return seen < wholeSince;
    }

    List<LiveWorker> workersSince(long seen) {
        return since(workers, seen);
    }

    List<LiveStation> stationsSince(long seen) {
        return since(stations, seen);
    }

    List<WorkerId> touchedSince(long seen) {
        return touched.entrySet().stream()
                .filter(entry -> entry.getValue() > seen)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Whether there is anything in this edition that whoever has seen the one before could not count on.
    boolean isNews() {
        long before = edition - 1;
        return isWholeFor(before)
                || !workersSince(before).isEmpty()
                || !stationsSince(before).isEmpty()
                || !touchedSince(before).isEmpty();
    }

    BoardView asEdition(long other) {
        return new BoardView(other, now, window, wholeSince, workers, stations, touched);
    }

    private <T> List<T> since(Map<?, Line<T>> lines, long seen) {
        return lines.values().stream()
                .filter(line -> isWholeFor(seen) || line.since() > seen)
                .map(Line::value)
                .toList();
    }
}
