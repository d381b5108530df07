package io.linebeat.server.wiring;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.fact.Refusal;
import io.linebeat.server.query.Asked;
import io.linebeat.server.query.ExportStreams;
import io.linebeat.server.query.ReportLists;
import io.linebeat.store.FactQuestion;
import io.linebeat.wire.answer.Kinds;
import io.linebeat.wire.answer.LineForm;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What the parameters mean; each means the same wherever it is taken.
final class Parameters {
    private static final String WORKER = "W1";
    private static final String STATION = "S1";
    private static final Map<String, Note> NOTES = Map.ofEntries(
            Map.entry(
                    "from",
                    text(
                            "The beginning of the window: a time in ISO 8601, for example 2026-01-02T06:00:00Z, or a date alone, which"
                                    + " is midnight on the site's clock. Without it: the earliest fact; of a timeline 24 hours before"
                                    + " its end")),
            Map.entry(
                    "to",
                    text(
                            "The end of the window, exclusive, for example 2026-01-03; now if it is left out or later than now")),
            Map.entry(
                    "hold",
                    text(
                            "What if observations held so long, for example 2m or 1h: the figures anew, and nothing is kept")),
            Map.entry("as_of", text("Only facts before this instant count, for example 2026-01-02T14:00:00Z")),
            Map.entry(
                    "site",
                    text(
                            "The site, for example default. Without it: the default one; of reports, events and facts all of them")),
            Map.entry("id", text("The id, as it was registered")),
            Map.entry("worker", text("Only this worker, for example W1")),
            Map.entry("station", text("Only this workstation, for example S1")),
            Map.entry("worker_id", text("Only those of this worker, for example W1")),
            Map.entry("workstation_id", text("Only those of this workstation, for example S1")),
            Map.entry("station_id", text("The same as workstation_id, for example S1")),
            Map.entry("event_type", choice("Only this kind", Kinds.ALL)),
            Map.entry(
                    "lists",
                    choice(
                            "Which lists to send with the total; both without it",
                            Arrays.stream(ReportLists.values())
                                    .map(ReportLists::code)
                                    .toList())),
            Map.entry(
                    "Last-Event-ID",
                    text(
                            "The id of the last event that was heard before the link was lost; browsers send it by themselves")),
            Map.entry(
                    "bucket",
                    choice(
                            "Divides the window by the site's clock",
                            Arrays.stream(BucketSize.values())
                                    .map(BucketSize::code)
                                    .toList())),
            Map.entry(
                    "reason",
                    choice(
                            "Only what was refused for this reason",
                            Arrays.stream(Refusal.Reason.values())
                                    .map(Refusal.Reason::code)
                                    .toList())),
            Map.entry(
                    "streams",
                    choice(
                            "The facts of the live models, which is what is meant without it, of models on trial, or both",
                            Arrays.stream(ExportStreams.values())
                                    .map(ExportStreams::code)
                                    .toList())),
            Map.entry(
                    "format",
                    choice(
                            "The form of the lines; csv without it",
                            Arrays.stream(LineForm.values()).map(LineForm::code).toList())),
            Map.entry("mode", choice("Whether demo data replace what is there, or are added", List.of("reset", "add"))),
            Map.entry("confirm", choice("Agrees that facts of senders are erased", List.of("erase"))),
            Map.entry("shadow", new Note("The facts of models on trial instead of the live ones", new BooleanSchema())),
            Map.entry("limit", new Note("How many at the most", limit())),
            Map.entry("refusal", new Note("Only this refusal, by its id", new IntegerSchema().format("int64"))),
            Map.entry("cursor", text("Where the page before ended: take the address that the Link header gives")));

    private record Note(String text, Schema<?> schema) {}

    private Parameters() {}

    static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Parameters::describe);
            operation.getParameters().stream()
                    .filter(parameter -> "id".equals(parameter.getName()))
                    .forEach(id -> id.setExample(operation.getOperationId().contains("Worker") ? WORKER : STATION));
        }
    }

    /// Optional parameters carry no example of their own: the page to try it would fill it in, and ask for something
    /// else.
    private static void describe(Parameter parameter) {
        Note note = NOTES.get(parameter.getName());
        if (note == null) {
            throw new IllegalStateException("the parameter " + parameter.getName() + " has no description");
        }
        parameter.setDescription(note.text);
        parameter.setSchema(note.schema);
    }

    private static Note text(String text) {
        return new Note(text, new StringSchema());
    }

    private static Note choice(String text, List<String> values) {
        StringSchema schema = new StringSchema();
        schema.setEnum(values);
        return new Note(text, schema);
    }

    private static Schema<?> limit() {
        IntegerSchema schema = new IntegerSchema();
        schema.setFormat("int32");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(FactQuestion.MAX_LIMIT));
        schema.setDefault(Asked.USUAL_LIMIT);
        return schema;
    }
}
