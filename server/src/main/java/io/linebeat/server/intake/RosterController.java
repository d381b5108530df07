package io.linebeat.server.intake;

import io.linebeat.core.fact.SiteId;
import io.linebeat.server.operations.Problem;
import io.linebeat.server.query.Asked;
import io.linebeat.store.Registration;
import io.linebeat.store.Store;
import io.linebeat.wire.RegistrationReader;
import io.linebeat.wire.StationRead;
import io.linebeat.wire.WorkerRead;
import io.linebeat.wire.answer.ProblemAnswer;
import io.linebeat.wire.answer.StationEntry;
import io.linebeat.wire.answer.WorkerEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who and what is registered: without it a fact is refused.
@RestController
@Tag(name = "Roster", description = "Registered workers and workstations")
class RosterController {
    private final Store store;
    private final Asked asked;
    private final Bodies bodies;
    private final RefusedInput refused;

    RosterController(Store store, Asked asked, Bodies bodies, RefusedInput refused) {
        this.store = store;
        this.asked = asked;
        this.bodies = bodies;
        this.refused = refused;
    }

    @GetMapping("/api/workers")
    @Operation(operationId = "listWorkers", summary = "The workers of a site, by id")
    List<WorkerEntry> workers(@RequestParam(required = false) @Nullable String site) {
        SiteId where = orDefault(asked.site(site));
        return store.roster().workers().stream()
                .filter(worker -> worker.id().site().equals(where))
                .map(WorkerEntry::of)
                .toList();
    }

    @GetMapping("/api/workstations")
    @Operation(operationId = "listWorkstations", summary = "The workstations of a site, by id")
    List<StationEntry> stations(@RequestParam(required = false) @Nullable String site) {
        SiteId where = orDefault(asked.site(site));
        return store.roster().stations().stream()
                .filter(station -> station.id().site().equals(where))
                .map(StationEntry::of)
                .toList();
    }

    @PostMapping(path = "/api/workers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "registerWorker", summary = "Register a worker")
    @ApiResponse(responseCode = "201", description = "It is new")
    @ApiResponse(responseCode = "200", description = "The same was registered before")
    @ApiResponse(
            responseCode = "409",
            description = "The id is registered with other content",
            content = @Content(schema = @Schema(implementation = ProblemAnswer.class)))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = WorkerBody.class),
                            examples = @ExampleObject("{\"worker_id\":\"W7\",\"name\":\"Grace Lee\"}")))
    ResponseEntity<WorkerEntry> registerWorker(HttpServletRequest request) {
        byte[] body = refused.kept(() -> bodies.registration(request));
        return switch (RegistrationReader.worker(body)) {
            case WorkerRead.Accepted(var worker) ->
                answer(
                        store.register(worker),
                        WorkerEntry.of(worker),
                        "worker_id: '" + worker.id().value() + "'");
            case WorkerRead.Refused(var refusal) -> throw refused.keep(refusal);
        };
    }

    @PostMapping(path = "/api/workstations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "registerWorkstation", summary = "Register a workstation")
    @ApiResponse(responseCode = "201", description = "It is new")
    @ApiResponse(responseCode = "200", description = "The same was registered before")
    @ApiResponse(
            responseCode = "409",
            description = "The id is registered with other content",
            content = @Content(schema = @Schema(implementation = ProblemAnswer.class)))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = StationBody.class),
                            examples =
                                    @ExampleObject(
                                            "{\"station_id\":\"S7\",\"name\":\"Paint Shop\",\"type\":\"painting\"}")))
    ResponseEntity<StationEntry> registerStation(HttpServletRequest request) {
        byte[] body = refused.kept(() -> bodies.registration(request));
        return switch (RegistrationReader.station(body)) {
            case StationRead.Accepted(var station) ->
                answer(
                        store.register(station),
                        StationEntry.of(station),
                        "station_id: '" + station.id().value() + "'");
            case StationRead.Refused(var refusal) -> throw refused.keep(refusal);
        };
    }

    private static <T> ResponseEntity<T> answer(Registration outcome, T entry, String id) {
        return switch (outcome) {
            case CREATED -> ResponseEntity.status(201).body(entry);
            case UNCHANGED -> ResponseEntity.ok(entry);
            case DIFFERENT -> throw Problem.conflict(id + " is registered with other content");
        };
    }

    private static SiteId orDefault(@Nullable SiteId site) {
        return site == null ? SiteId.DEFAULT : site;
    }
}
