package io.linebeat.wire;

import static io.linebeat.wire.Plant.accepted;
import static io.linebeat.wire.Plant.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.FactEntry;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is written of a fact reads back as the same fact, on every way in.
class RoundTripTest {
    private static final String HEADER = "timestamp,worker_id,workstation_id,event_type,confidence,count,event_id,"
            + "camera_id,model_id,model_version,site_id,shadow,received_at";

    @Test
    void oneEventReadsBackAsItsFact() {
        RandomFacts.forEachSeed(random -> {
            Fact fact = random.fact();

            assertThat(accepted(json(fact))).isEqualTo(fact);
        });
    }

    @Test
    void aBatchReadsBackAsItsFacts() {
        RandomFacts.forEachSeed(random -> {
            List<Fact> facts = facts(random);
            String body = facts.stream().map(RoundTripTest::json).collect(Collectors.joining(", ", "[", "]"));

            assertThat(Plant.READER.batch(bytes(body), Plant.DOOR)).isEqualTo(good(facts));
        });
    }

    @Test
    void linesReadBackAsTheirFacts() {
        RandomFacts.forEachSeed(random -> {
            List<Fact> facts = facts(random);
            String body = facts.stream().map(RoundTripTest::json).collect(Collectors.joining("\n"));
            EventLines lines = Plant.READER.ndjson(new ByteArrayInputStream(bytes(body)), () -> Plant.DOOR);

            assertThat(Plant.all(lines, 1 + random.number(4))).isEqualTo(good(facts));
        });
    }

    @Test
    void rowsReadBackAsTheirFacts() {
        RandomFacts.forEachSeed(random -> {
            List<Fact> facts = facts(random);
            String end = random.chance() ? "\n" : "\r\n";
            String body = HEADER + end + facts.stream().map(RoundTripTest::row).collect(Collectors.joining(end));
            EventLines lines = Plant.READER.csv(new ByteArrayInputStream(bytes(body)), () -> Plant.DOOR);

            assertThat(Plant.all(lines, 1 + random.number(4))).isEqualTo(good(facts));
        });
    }

    private static List<Fact> facts(RandomFacts random) {
        return Stream.generate(random::fact).limit(random.number(5)).toList();
    }

    private static Judged good(List<Fact> facts) {
        return new Judged(FactColumns.of(facts), List.of());
    }

    private static String json(Fact fact) {
        return AnswerJson.line(FactEntry.of(fact, Plant.NOW));
    }

    private static String row(Fact fact) {
        FactEntry entry = FactEntry.of(fact, Plant.NOW);
        return Stream.<@Nullable Object>of(
                        entry.timestamp(),
                        entry.workerId(),
                        entry.workstationId(),
                        entry.eventType(),
                        entry.confidence(),
                        entry.count(),
                        entry.eventId(),
                        entry.cameraId(),
                        entry.modelId(),
                        entry.modelVersion(),
                        entry.siteId(),
                        entry.shadow(),
                        entry.receivedAt())
                .map(value -> value == null ? "" : '"' + value.toString().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
