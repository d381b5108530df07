package io.linebeat.server.intake;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.measure.Micros;
import io.linebeat.server.operations.Problems;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import io.linebeat.wire.BatchRead;
import io.linebeat.wire.Doorway;
import io.linebeat.wire.EventLines;
import io.linebeat.wire.EventReader;
import io.linebeat.wire.Judged;
import io.linebeat.wire.OneRead;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.BatchProblem;
import io.linebeat.wire.answer.EventAnswer;
import io.linebeat.wire.answer.LinesAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes events in. An answer leaves only after what it says is durable: new facts, and refusals too.
@RestController
@Tag(name = "Events", description = "Taking events in")
class EventsController {
    static final String NDJSON = "application/x-ndjson";
    static final String NDJSON_TOO = "application/ndjson";
    static final String CSV = "text/csv";
    private static final String EXAMPLE =
            "{\"timestamp\":\"2026-01-15T10:15:00Z\",\"worker_id\":\"W1\",\"workstation_id\":\"S1\","
                    + "\"event_type\":\"working\",\"confidence\":0.95,\"event_id\":\"cam-1-000042\"}";

    private static final String CSV_EXAMPLE = "timestamp,worker_id,workstation_id,event_type,count\n"
            + "2026-01-15T10:15:00Z,W1,S1,working,\n2026-01-15T10:20:00Z,W1,S1,product_count,3\n";

    private static final Map<Receipt, byte[]> ANSWERS = Arrays.stream(Receipt.values())
            .collect(Collectors.toMap(
                    receipt -> receipt,
                    receipt -> AnswerJson.line(EventAnswer.of(receipt)).getBytes(StandardCharsets.UTF_8)));

    private final Store store;
    private final InstantSource clock;
    private final Bodies bodies;
    private final IntakeMeters meters;
    private final RefusedInput refused;
    private final Problems problems;
    private final EventReader reader = new EventReader();

    EventsController(
            Store store,
            InstantSource clock,
            Bodies bodies,
            IntakeMeters meters,
            RefusedInput refused,
            Problems problems) {
        this.store = store;
        this.clock = clock;
        this.bodies = bodies;
        this.meters = meters;
        this.refused = refused;
        this.problems = problems;
    }

    @PostMapping(path = "/api/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "sendEvent",
            summary = "Take in one event",
            description = "A retry repeats the event unchanged, best with an event_id: a repeat changes nothing.")
    @ApiResponse(
            responseCode = "201",
            description = "It is new, and on the disk",
            content = @Content(schema = @Schema(implementation = EventAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It was known: a duplicate",
            content = @Content(schema = @Schema(implementation = EventAnswer.class)))
    @RequestBody(
            content = @Content(schema = @Schema(implementation = EventBody.class), examples = @ExampleObject(EXAMPLE)))
    void event(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = refused.kept(() -> bodies.event(request));
        Receipt receipt = meters.timed(IntakeMeters.Form.SINGLE, () -> switch (reader.one(body, door())) {
            case OneRead.Accepted(FactColumns fact) ->
                store.record(Intake.of(fact)).getFirst();
            case OneRead.Refused(Refusal refusal) -> throw refused.keep(refusal);
        });
        meters.count(receipt, 1);
        answer(receipt, response);
    }

    /// Of the answers to single events there are three, and each goes out in one piece.
    private static void answer(Receipt receipt, HttpServletResponse response) throws IOException {
        byte[] answer = requireNonNull(ANSWERS.get(receipt));
        response.setStatus(receipt.isDuplicate() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    @PostMapping(path = "/api/events/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "sendEvents",
            summary = "Take in an array of events",
            description = "Each item is judged by itself: a bad one does not cost the others.")
    @ApiResponse(
            responseCode = "201",
            description = "All went in; duplicates count as successes",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @ApiResponse(
            responseCode = "207",
            description = "Some were refused; the others went in",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @ApiResponse(
            responseCode = "422",
            description = "All were refused",
            content = @Content(schema = @Schema(implementation = BatchProblem.class)))
    @RequestBody(
            content =
                    @Content(
                            array = @ArraySchema(schema = @Schema(implementation = EventBody.class)),
                            examples = @ExampleObject("[" + EXAMPLE + "]")))
    ResponseEntity<Object> batch(HttpServletRequest request) {
        return refused.kept(() ->
                bodies.batch(request, body -> meters.timed(IntakeMeters.Form.BATCH, () -> batch(body, request))));
    }

    private ResponseEntity<Object> batch(Bodies.Body body, HttpServletRequest request) {
        return switch (reader.batch(body.bytes(), body.length(), door())) {
            case BatchRead.Malformed(Refusal refusal) -> throw refused.keep(refusal);
            case BatchRead.TooLong(Refusal refusal) -> throw refused.keep(refusal);
            case Judged judged -> {
                BatchIntake intake = new BatchIntake(store, meters);
                intake.record(judged);
                yield intake.answer(request);
            }
        };
    }

    @PostMapping(
            path = "/api/events/stream",
            consumes = {NDJSON, NDJSON_TOO, CSV})
    @Operation(
            operationId = "streamEvents",
            summary = "Take in lines of any number",
            description =
                    "NDJSON, one event a line; or CSV with a header of the same names. Lines are stored in pieces while"
                            + " they come in; the answer sums them up. With 'Accept: application/x-ndjson' there is a line"
                            + " of answer behind each piece, while more is sent, and a last one with 'done': so a"
                            + " sender whose connection breaks knows with which line to go on. It has to read while it"
                            + " sends.")
    @ApiResponse(
            responseCode = "200",
            description = "Asked for with 'Accept: application/x-ndjson': lines, each such a document",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = LinesAnswer.class)))
    @ApiResponse(
            responseCode = "201",
            description = "All lines went in",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @ApiResponse(
            responseCode = "207",
            description = "Some lines were refused; the others went in",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @ApiResponse(
            responseCode = "422",
            description = "All lines were refused",
            content = @Content(schema = @Schema(implementation = BatchProblem.class)))
    @RequestBody(
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"), examples = @ExampleObject(EXAMPLE)),
                @Content(mediaType = CSV, schema = @Schema(type = "string"), examples = @ExampleObject(CSV_EXAMPLE))
            })
    @Nullable
    ResponseEntity<Object> stream(HttpServletRequest request, HttpServletResponse response) {
        boolean csv =
                MediaType.parseMediaType(request.getContentType()).isCompatibleWith(MediaType.parseMediaType(CSV));
        return refused.<@Nullable ResponseEntity<Object>>kept(() ->
                bodies.<@Nullable ResponseEntity<Object>>stream(request, body -> {
                    LinesIntake intake = new LinesIntake(store, meters);
                    EventLines lines = csv ? reader.csv(body, this::door) : reader.ndjson(body, this::door);
                    if (!LinesIntake.isAskedForEachPiece(request)) {
                        return intake.take(lines, request);
                    }
                    intake.takeAndTell(lines, problems, request, response);
                    return null;
                }));
    }

    private Doorway door() {
        return new Doorway(store.roster(), store.rules(), Micros.of(clock.instant()));
    }
}
