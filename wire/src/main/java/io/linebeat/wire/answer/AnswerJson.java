package io.linebeat.wire.answer;

import io.linebeat.core.fact.Fact;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers as JSON, and back for whoever asks a server.
public final class AnswerJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AnswerJson() {}

    /// On one line.
    public static String line(Object answer) {
        return MAPPER.writeValueAsString(answer);
    }

    /// Facts as an array of events, such as a batch takes.
    public static String events(List<Fact> facts) {
        return line(facts.stream().map(fact -> FactEntry.of(fact, 0)).toList());
    }

    /// For people.
    public static String pretty(Object answer) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }

    /// An answer of a server.
    ///
    /// @throws IllegalArgumentException when it is none of this kind
    public static <T> T read(String json, Class<T> kind) {
        try {
            return MAPPER.readValue(json, kind);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the answer of a Linebeat: " + e.getOriginalMessage(), e);
        }
    }
}
