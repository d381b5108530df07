package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers that got the same facts, in another order and otherwise wrapped, answer with the same bytes. `-Dseed=N`
/// replays.
class OrderOfArrivalTest {
    private static final List<String> QUESTIONS = List.of(
            "/api/v2/report",
            "/api/v2/report?from=2026-03-10T07:03:00.000001Z&to=2026-03-10T15:11:00Z&bucket=1h",
            "/api/v2/report?as_of=2026-03-10T12:00:00Z&bucket=15m&from=2026-03-10",
            "/api/v2/timeline?from=2026-03-10&to=2026-03-11",
            "/api/v2/timeline?from=2026-03-10&to=2026-03-11&station=S1",
            "/api/metrics/factory",
            "/api/metrics/workers",
            "/api/metrics/workstations",
            "/api/events?limit=1000",
            "/api/events?limit=1000&shadow=true");

    @TempDir
    private Path folder;

    @Test
    void theSameFactsGiveTheSameBytes() throws Exception {
        String given = System.getProperty("seed", "");
        long seed = given.isEmpty() ? new Random().nextLong() : Long.parseLong(given);
        System.out.println("OrderOfArrivalTest: -Dseed=" + seed);
        Random random = new Random(seed);
        List<String> facts = facts(random);
        List<String> otherwise = new ArrayList<>(facts);
        otherwise.addAll(facts.subList(0, 50));
        Collections.shuffle(otherwise, random);

        try (RunningServer one = RunningServer.empty().in(folder.resolve("one"));
                RunningServer other = RunningServer.empty().in(folder.resolve("other"))) {
            register(one, List.of("W1", "W2", "W3"), List.of("S1", "S2", "S3"));
            register(other, List.of("W3", "W1", "W2"), List.of("S2", "S3", "S1"));
            for (int from = 0; from < facts.size(); from += 100) {
                one.post("/api/events/batch", "[" + String.join(",", facts.subList(from, from + 100)) + "]")
                        .expect(201);
            }
            for (String event : otherwise.subList(0, 60)) {
                assertThat(other.post("/api/events", event).status()).isIn(200, 201);
            }
            for (int from = 60; from < otherwise.size(); from += 37) {
                String lines = String.join("\n", otherwise.subList(from, Math.min(from + 37, otherwise.size())));
                other.post(
                                "/api/events/stream",
                                "application/x-ndjson",
                                java.net.http.HttpRequest.BodyPublishers.ofString(lines))
                        .expect(201);
            }

            for (String question : QUESTIONS) {
                assertThat(other.get(question).expect(200).body())
                        .as("%s, seed %d", question, seed)
                        .isEqualTo(one.get(question).expect(200).body());
            }
        }
    }

    private static void register(RunningServer server, List<String> workers, List<String> stations) {
        workers.forEach(server::registerWorker);
        stations.forEach(server::registerStation);
    }

    /// Ties, conflicts of one identity and shadows are common.
    private static List<String> facts(Random random) {
        List<String> facts = new ArrayList<>();
        Instant start = Instant.parse("2026-03-10T06:00:00Z");
        List<String> kinds = List.of("working", "idle", "absent", "product_count");
        for (int i = 0; i < 300; i++) {
            String event = Events.of(
                    "W" + (1 + random.nextInt(3)),
                    "S" + (1 + random.nextInt(3)),
                    kinds.get(random.nextInt(4)),
                    start.plusSeconds(600L * random.nextInt(60)).toString());
            event = Events.with(event, "\"count\":" + random.nextInt(3));
            if (random.nextBoolean()) {
                event = Events.with(event, "\"confidence\":0." + random.nextInt(10));
            }
            if (random.nextInt(3) == 0) {
                event = Events.with(event, "\"event_id\":\"e" + random.nextInt(2) + "\"");
            }
            if (random.nextInt(8) == 0) {
                event = Events.with(
                        event, "\"shadow\":true,\"model_id\":\"m\",\"model_version\":\"" + random.nextInt(2) + "\"");
            }
            facts.add(event);
        }
        return facts;
    }
}
