package io.linebeat.wire;

import static io.linebeat.wire.Plant.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.FactEntry;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

            assertThat(EventReader.one(bytes(json(fact)), Plant.DOOR)).isEqualTo(new OneRead.Accepted(fact));
        });
    }

    @Test
    void aBatchReadsBackAsItsFacts() {
        RandomFacts.forEachSeed(random -> {
            List<Fact> facts = facts(random);
            String body = facts.stream().map(RoundTripTest::json).collect(Collectors.joining(", ", "[", "]"));

            assertThat(EventReader.batch(bytes(body), Plant.DOOR)).isEqualTo(new BatchRead.Items(items(facts, 0)));
        });
    }

    @Test
    void linesReadBackAsTheirFacts() {
        RandomFacts.forEachSeed(random -> {
            List<Fact> facts = facts(random);
            String body = facts.stream().map(RoundTripTest::json).collect(Collectors.joining("\n"));
            List<Item> read = new ArrayList<>();
            EventLines.ndjson(new ByteArrayInputStream(bytes(body)), () -> Plant.DOOR)
                    .forEachRemaining(read::add);

            assertThat(read).isEqualTo(items(facts, 1));
        });
    }

    @Test
    void rowsReadBackAsTheirFacts() {
        RandomFacts.forEachSeed(random -> {
            List<Fact> facts = facts(random);
            String end = random.chance() ? "\n" : "\r\n";
            String body = HEADER + end + facts.stream().map(RoundTripTest::row).collect(Collectors.joining(end));
            List<Item> read = new ArrayList<>();
            EventLines.csv(new ByteArrayInputStream(bytes(body)), () -> Plant.DOOR)
                    .forEachRemaining(read::add);

            assertThat(read).isEqualTo(items(facts, 2));
        });
    }

    private static List<Fact> facts(RandomFacts random) {
        return Stream.generate(random::fact).limit(random.number(5)).toList();
    }

    private static List<Item> items(List<Fact> facts, int first) {
        return IntStream.range(0, facts.size())
                .<Item>mapToObj(i -> new Item.Good(first + i, facts.get(i)))
                .toList();
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
