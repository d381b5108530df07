package io.linebeat.server.operations;

import io.linebeat.server.query.BadQuestion;
import io.linebeat.wire.answer.DemoAnswer;
import io.linebeat.wire.answer.ProblemAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Loads the demo data on demand.
@RestController
@Tag(name = "Operations", description = "Health, demo data, verification")
class SeedController {
    private final DemoData demo;

    SeedController(DemoData demo) {
        this.demo = demo;
    }

    @PostMapping("/api/seed")
    @Operation(
            operationId = "loadDemoData",
            summary = "Begin again with demo data",
            description =
                    "A database that began with demo data is reset; facts and registrations of others are first written to the"
                            + " files that the answer names. Any other that holds facts answers 409 unless confirm=erase. mode=add adds"
                            + " instead.")
    @ApiResponse(responseCode = "200", description = "The demo data are there")
    @ApiResponse(
            responseCode = "409",
            description = "The database holds facts and did not begin with demo data",
            content = @Content(schema = @Schema(implementation = ProblemAnswer.class)))
    DemoAnswer seed(
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String confirm) {
        DemoData.Outcome outcome = switch (mode == null ? "reset" : mode) {
            case "reset" -> demo.reset("erase".equals(confirm));
            case "add" -> demo.add();
            default -> throw new BadQuestion("mode: '" + mode + "' is none of reset, add");
        };
        return switch (outcome) {
            case DemoData.Outcome.Loaded(long facts, var export, var registrations) ->
                new DemoAnswer("Demo data loaded", facts, textOrNull(export), textOrNull(registrations));
            case DemoData.Outcome.Refused(long facts) ->
                throw Problem.conflict("This database did not begin with demo data and holds " + facts
                        + " facts: ?mode=add keeps them, ?confirm=erase erases them");
        };
    }

    private static @Nullable String textOrNull(@Nullable Path file) {
        return file == null ? null : file.toString();
    }
}
