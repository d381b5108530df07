package io.linebeat.server.operations;

import io.linebeat.wire.answer.HealthAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The seed's health check. The port opens only when everything behind it is there.
@RestController
@Tag(name = "Operations")
class HealthController {
    private final StoreWatch watch;

    HealthController(StoreWatch watch) {
        this.watch = watch;
    }

    @GetMapping("/health")
    @Operation(operationId = "getHealth", summary = "Whether every route answers and the database takes facts")
    @ApiResponse(responseCode = "200", description = "Healthy")
    @ApiResponse(responseCode = "503", description = "The database has failed; a restart recovers it")
    ResponseEntity<HealthAnswer> health() {
        return watch.failure() == null
                ? ResponseEntity.ok(new HealthAnswer("healthy"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "30")
                        .body(new HealthAnswer("unhealthy"));
    }
}
