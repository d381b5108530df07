package io.linebeat.server.wiring;

import static java.util.Objects.requireNonNull;

import io.linebeat.wire.answer.AnswerField;
import io.linebeat.wire.answer.BatchProblem;
import io.linebeat.wire.answer.Kinds;
import io.linebeat.wire.answer.ProblemAnswer;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The schemas of answers, from the records that they are: what is always there is required, and what may be null says
/// so.
// The library hands out its schemas in the raw type.
@SuppressWarnings({"rawtypes", "unchecked"})
final class AnswerSchemas {
    private static final String NULL = "null";
    private static final Set<String> TIMES =
            Set.of("timestamp", "received_at", "refused_at", "from", "to", "as_of", "end", "seen_until");
    private static final Map<String, List<String>> WORDS = Map.of(
            "FactEntry.event_type", Kinds.ALL,
            "RunEntry.state", List.of("working", "idle", "absent", "unobserved"),
            "HealthAnswer.status", List.of("healthy", "unhealthy"));

    private AnswerSchemas() {}

    static void complete(OpenAPI api) {
        Map<String, Schema> schemas = new TreeMap<>(api.getComponents().getSchemas());
        for (Class<?> ofErrors : List.of(ProblemAnswer.class, BatchProblem.class)) {
            schemas.putAll(ModelConverters.getInstance(true).readAll(ofErrors));
        }
        schemas.forEach((name, schema) -> {
            Class<? extends Record> answer = AnswerField.answerOf(name);
            if (answer == null) {
                ofSender(schema);
            } else {
                ofAnswer(answer, schema);
                narrow(name, schema);
            }
        });
        api.getComponents().setSchemas(schemas);
    }

    /// A sender may write null for whatever may be left out.
    private static void ofSender(Schema<?> schema) {
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        schema.getProperties().forEach((name, property) -> {
            if (!required.contains(name)) {
                allowNull(property);
            }
        });
    }

    private static void ofAnswer(Class<? extends Record> answer, Schema<?> schema) {
        TreeSet<String> required = new TreeSet<>();
        for (AnswerField field : AnswerField.of(answer)) {
            if (!field.mayBeMissing()) {
                required.add(field.name());
            }
            if (field.mayBeNull()) {
                allowNull(requireNonNull(schema.getProperties().get(field.name())));
            }
        }
        schema.setRequired(new ArrayList<>(required));
    }

    /// What kind of text a text is.
    private static void narrow(String name, Schema<?> schema) {
        schema.getProperties().forEach((field, property) -> {
            if (TIMES.contains(field)) {
                property.setFormat("date-time");
            }
            List<String> words = WORDS.get(name + "." + field);
            if (words != null) {
                words.forEach(property::addEnumItemObject);
            }
        });
    }

    private static void allowNull(Schema<?> property) {
        property.addType(NULL);
    }
}
