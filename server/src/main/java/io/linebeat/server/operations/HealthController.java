package io.linebeat.server.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
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
    @Operation(summary = "Healthy, or why not")
    ResponseEntity<Map<String, String>> health() {
        return watch.failure() == null
                ? ResponseEntity.ok(Map.of("status", "healthy"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(Map.of("status", "unhealthy"));
    }
}
