package io.linebeat.core.report;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import org.jspecify.annotations.Nullable;

/// What a report is asked about; every part may be left out. Without a site it covers all of them; a worker's or a
/// station's id limits its own list. Instants are in microseconds since the epoch.
///
/// @param workersAlone whether nobody will look at what stations come to: then it need not be found out
public record Question(
        @Nullable Long from,
        @Nullable Long to,
        @Nullable Long asOf,
        @Nullable SiteId site,
        @Nullable String worker,
        @Nullable String station,
        boolean workersAlone) {
    public static final Question EVERYTHING = new Question(null, null, null, null, null, null);

    public Question(
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Long asOf,
            @Nullable SiteId site,
            @Nullable String worker,
            @Nullable String station) {
        this(from, to, asOf, site, worker, station, false);
    }

    public static Question over(long from, long to) {
        return new Question(from, to, null, null, null, null);
    }

    /// The same about another window.
    public Question over(Span window) {
        return new Question(window.from(), window.to(), asOf, site, worker, station, workersAlone);
    }

    public Question at(SiteId oneSite) {
        return new Question(from, to, asOf, oneSite, worker, station, workersAlone);
    }

    public Question ofWorker(String id) {
        return new Question(from, to, asOf, site, id, station, workersAlone);
    }

    public Question ofStation(String id) {
        return new Question(from, to, asOf, site, worker, id, workersAlone);
    }

    public Question ofWorkersAlone() {
        return new Question(from, to, asOf, site, worker, station, true);
    }

    /// The window: it ends at the least of `to`, `asOf` and `now`, and begins, unless asked otherwise, with the
    /// earliest fact.
    public Window window(@Nullable Long earliest, long now) {
        long end = now;
        if (to != null) {
            end = Math.min(end, to);
        }
        if (asOf != null) {
            end = Math.min(end, asOf);
        }
        return new Window(from != null ? from : start(earliest, end), to, asOf, end);
    }

    /// A fact that is not in the window must not show in it, not even as its beginning.
    private static long start(@Nullable Long earliest, long end) {
        return earliest == null ? end : Math.min(earliest, end);
    }
}
