package io.linebeat.server.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An event as a sender writes it: for the API's description alone. What comes in is read by the wire room.
@Schema(name = "Event")
record EventBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "ISO 8601; without an offset, in the site's zone",
                example = "2026-01-15T10:15:00Z")
        String timestamp,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 128, example = "W1")
        String worker_id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "station_id is accepted too", example = "S1")
        String workstation_id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"working", "idle", "absent", "product_count"})
        String event_type,

        @Schema(minimum = "0", maximum = "1", example = "0.95") @Nullable
        BigDecimal confidence,

        @Schema(
                minimum = "0",
                maximum = "1000000000",
                description = "Units finished, 0 if missing; read for product_count alone")
        @Nullable
        Long count,

        @Schema(description = "Makes retries recognisable", maxLength = 200) @Nullable
        String event_id,

        @Schema(maxLength = 128, example = "cam-1") @Nullable
        String camera_id,

        @Schema(maxLength = 128) @Nullable String model_id,

        @Schema(maxLength = 128) @Nullable String model_version,

        @Schema(description = "Where the worker and the station are registered; 'default' if missing") @Nullable
        String site_id,

        @Schema(description = "True for a model on trial, with model_id and model_version") @Nullable
        Boolean shadow) {}
