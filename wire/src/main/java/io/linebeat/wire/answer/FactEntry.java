package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.Stream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A fact as kept. `timestamp` and `received_at` are UTC.
public record FactEntry(
        @JsonProperty("timestamp") String timestamp,
        @JsonProperty("worker_id") String workerId,
        @JsonProperty("workstation_id") String workstationId,
        @JsonProperty("event_type") String eventType,
        @JsonProperty("confidence") @Nullable BigDecimal confidence,
        @JsonProperty("count") long count,
        @JsonProperty("event_id") @Nullable String eventId,
        @JsonProperty("camera_id") @Nullable String cameraId,
        @JsonProperty("model_id") @Nullable String modelId,
        @JsonProperty("model_version") @Nullable String modelVersion,
        @JsonProperty("site_id") String siteId,
        @JsonProperty("shadow") boolean shadow,
        @JsonProperty("received_at") String receivedAt) {

    public static FactEntry of(Fact fact, long receivedAt) {
        Source source = fact.source();
        Confidence confidence = fact.confidence();
        boolean shadow = !fact.stream().equals(Stream.LIVE);
        CameraId camera = source.camera();
        return new FactEntry(
                Times.utc(fact.at()),
                fact.worker().value(),
                fact.station().value(),
                Kinds.code(fact),
                confidence == null ? null : Rounded.confidence(confidence),
                fact.count(),
                source.eventId(),
                camera == null ? null : camera.value(),
                source.modelId(),
                source.modelVersion(),
                fact.worker().site().value(),
                shadow,
                Times.utc(receivedAt));
    }
}
