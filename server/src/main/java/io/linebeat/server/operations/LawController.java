package io.linebeat.server.operations;

import io.linebeat.store.Busy;
import io.linebeat.store.Progress;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.Message;
import io.linebeat.wire.answer.VerifyAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Proves the figures, or computes them anew.
@RestController
@Tag(name = "Operations")
class LawController {
    private final Store store;
    private final InstantSource clock;
    private final Semaphore verifying = new Semaphore(1);

    LawController(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @PostMapping("/api/v2/verify")
    @Operation(operationId = "verifyFigures", summary = "Recompute every figure with the oracle and compare")
    VerifyAnswer verify() {
        if (!verifying.tryAcquire()) {
            throw new Busy("a verification runs already");
        }
        try {
            return Verification.of(store, clock, Progress.UNHEARD);
        } finally {
            verifying.release();
        }
    }

    @PostMapping("/api/v2/rebuild")
    @Operation(operationId = "rebuildFigures", summary = "Compute spans and tallies anew from the facts")
    Message rebuild() {
        store.rebuild(Progress.UNHEARD);
        return new Message("Rebuilt from " + store.census().facts() + " facts");
    }
}
