package io.linebeat.server.operations;

import io.linebeat.server.query.Asked;
import io.linebeat.server.query.NotThere;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.ReplayAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Submits refused input once more.
@RestController
@Tag(name = "Facts")
class ReplayController {
    private final Store store;
    private final InstantSource clock;

    ReplayController(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @PostMapping("/api/v2/refusals/replay")
    @Operation(
            operationId = "replayRefusals",
            summary = "Submit what was refused once more",
            description = "Of all refusals, or of those of a reason, or of one: those whose cause is gone (a worker is"
                    + " registered by now) become facts and are no refusals any more; the others stay."
                    + " Lines of CSV, and what was longer than is kept, stay refused.")
    ReplayAnswer replay(
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(name = "refusal", required = false) @Nullable String id) {
        if (id == null || id.isEmpty()) {
            return Replay.of(Asked.reason(reason), store, clock);
        }
        ReplayAnswer answer = Replay.one(Asked.number("refusal", id), store, clock);
        if (answer == null) {
            throw new NotThere("There is no refusal " + id + ", or not any more");
        }
        return answer;
    }
}
