package io.linebeat.server.query;

import org.jspecify.annotations.Nullable;

/// What is asked of a report, as texts; each may be left out.
public record ReportParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable String asOf,
        @Nullable String site,
        @Nullable String worker,
        @Nullable String station,
        @Nullable String bucket,
        @Nullable String lists,
        @Nullable String hold) {

    boolean isOfWorker() {
        return Asked.orNull(worker) != null;
    }

    boolean isOfStation() {
        return Asked.orNull(station) != null;
    }
}
