package io.linebeat.core.fact;

import org.jspecify.annotations.Nullable;

/// What a sender says of itself and of its message; each part may be missing.
public record Source(
        @Nullable String eventId,
        @Nullable CameraId camera,
        @Nullable String modelId,
        @Nullable String modelVersion) {
    public static final Source UNKNOWN = new Source(null, null, null, null);

    public static Source event(String eventId) {
        return new Source(eventId, null, null, null);
    }
}
