package io.linebeat.core.fact;

import org.jspecify.annotations.Nullable;

/// Who saw it: the camera and the model behind it; each part may be missing. What a [Source] says besides the name of
/// the event, and so the same for many facts.
public record Origin(
        @Nullable CameraId camera,
        @Nullable String modelId,
        @Nullable String modelVersion) {

    public static final Origin UNKNOWN = new Origin(null, null, null);

    public static Origin of(Source source) {
        return new Origin(source.camera(), source.modelId(), source.modelVersion());
    }

    /// The source of an event with this name, or with none.
    public Source source(@Nullable String eventId) {
        return eventId == null && equals(UNKNOWN) ? Source.UNKNOWN : new Source(eventId, camera, modelId, modelVersion);
    }
}
