package io.linebeat.server.query;

import io.linebeat.core.fact.Stream;

/// Whose facts an export holds.
public enum ExportStreams {
    LIVE("live"),
    SHADOW("shadow"),
    ALL("all");

    private final String code;

    ExportStreams(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    boolean has(Stream stream) {
        return switch (this) {
            case LIVE -> stream.equals(Stream.LIVE);
            case SHADOW -> !stream.equals(Stream.LIVE);
            case ALL -> true;
        };
    }
}
