package io.linebeat.server.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A registration as a sender writes it: for the API's description alone. What comes in is read by the wire room.
@Schema(name = "WorkerRegistration")
record WorkerBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 128, example = "W7")
        String worker_id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 200, example = "Grace Lee")
        String name,

        @Schema(description = "'default' if missing; a new one comes into being", maxLength = 128) @Nullable
        String site_id) {}
