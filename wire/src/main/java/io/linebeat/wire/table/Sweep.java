package io.linebeat.wire.table;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes facts of rows that come in [WorkRow#ORDER], one worker after the other.
///
/// A worker's time is swept from boundary to boundary, a boundary being the beginning or the end of a row. At
/// each, and at the [Marks] between it and the next, one observation says what is in force:
/// - `working` at the station of the row that began last of those open (of several that began together, the one
///   that stands last in the file);
/// - when none is open, `absent` at the station where the worker was last said to be working. After the
///   worker's last row it is said once and not again: nothing is known of the time after the file.
///
/// An observation at every boundary, even where the state goes on, keeps a log that grows consistent when it is
/// imported once more. Rows of no length open nothing. The units of a row are a production at its end.
///
/// Held in memory: the rows that are open.
final class Sweep {
    private static final Comparator<WorkRow> BY_START =
            Comparator.comparingLong(WorkRow::start).thenComparingLong(WorkRow::line);

    private final SiteId site;
    private final Marks marks;
    private final Outbox out;

    private final TreeSet<WorkRow> open = new TreeSet<>(BY_START);
    private final PriorityQueue<WorkRow> byEnd = new PriorityQueue<>(Comparator.comparingLong(WorkRow::end));
    private @Nullable WorkRow before;
    private long ordinal;
    /// The boundary up to which everything is said; `null` where the worker has no stretch of work yet.
    private @Nullable Long boundary;

    private String station = "";

    Sweep(SiteId site, Marks marks, Outbox out) {
        this.site = site;
        this.marks = marks;
        this.out = out;
    }

    void add(WorkRow row) throws IOException {
        if (before != null && !before.worker().equals(row.worker())) {
            finish();
        }
        boolean isEqual = before != null && before.digest().equals(row.digest());
        ordinal = isEqual ? ordinal + 1 : 1;
        if (!row.span().isEmpty()) {
            sweepTo(row.worker(), row.start());
            open.add(row);
            byEnd.add(row);
        }
        if (row.quantity() != null) {
            out.fact(production(row, row.quantity()));
        }
        before = row;
    }

    /// Ends what is open of the last worker.
    void finish() throws IOException {
        if (before != null && boundary != null) {
            sweepTo(before.worker(), Long.MAX_VALUE);
        }
        before = null;
        boundary = null;
    }

    private void sweepTo(String worker, long until) throws IOException {
        long at = boundary == null ? until : boundary;
        while (at < until) {
            close(at);
            long next = byEnd.isEmpty() ? until : Math.min(byEnd.element().end(), until);
            say(worker, at);
            boolean isAfterLastRow = next == Long.MAX_VALUE;
            for (long mark = marks.after(at); mark < next && !isAfterLastRow; mark = marks.after(mark)) {
                say(worker, mark);
            }
            at = next;
        }
        boundary = at;
    }

    private void close(long at) {
        while (!byEnd.isEmpty() && byEnd.element().end() <= at) {
            open.remove(byEnd.remove());
        }
    }

    private void say(String worker, long at) throws IOException {
        State state = open.isEmpty() ? State.ABSENT : State.WORKING;
        if (!open.isEmpty()) {
            station = open.last().station();
        }
        out.fact(new Observation(
                Stream.LIVE,
                new WorkerId(site, worker),
                new StationId(site, station),
                at,
                state,
                null,
                Source.UNKNOWN));
    }

    private Fact production(WorkRow row, long quantity) {
        CameraId camera = row.camera() == null ? null : new CameraId(site, row.camera());
        return new Production(
                Stream.LIVE,
                new WorkerId(site, row.worker()),
                new StationId(site, row.station()),
                row.end(),
                quantity,
                row.confidence(),
                new Source(row.digest().eventId(ordinal), camera, null, null));
    }
}
