package io.linebeat.server.query;

import org.jspecify.annotations.Nullable;

/// What is asked of an export, as texts; each may be left out.
public record ExportParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable String site,
        @Nullable String worker,
        @Nullable String station,
        @Nullable String streams,
        @Nullable String format) {}
