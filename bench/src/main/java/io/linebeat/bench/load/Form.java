package io.linebeat.bench.load;

import java.util.Locale;

/// In which form a batch is sent.
public enum Form {
    JSON("/api/events/batch", "application/json"),
    NDJSON("/api/events/stream", "application/x-ndjson");

    final String path;
    final String type;

    Form(String path, String type) {
        this.path = path;
        this.type = type;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
