package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Demo data at the first start and by `/api/seed`; and that nothing of a sender is lost to them.
class SeedDemoTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemo();

    private static final String OWN = Events.with(
            Events.of("W1", "S1", "idle", "2026-03-11T11:00:00Z"), "\"event_id\":\"mine\",\"confidence\":0.75");
    private static final String OWN_SHADOW = Events.with(
            Events.of("W2", "S2", "working", "2026-03-11T11:00:00Z"),
            "\"shadow\":true,\"model_id\":\"m\",\"model_version\":\"2\"");

    @BeforeEach
    void beginAgain() {
        SERVER.post("/api/seed").expect(200);
    }

    @Test
    void theFirstStartBringsTwoDaysAndTodayOfDemoDataAndAResetGivesTheSameAgain() {
        Reply factory = SERVER.get("/api/metrics/factory").expect(200);
        assertThat(factory.number("worker_count")).isEqualTo(6);
        assertThat(factory.number("station_count")).isEqualTo(6);
        assertThat(factory.number("total_events")).isGreaterThanOrEqualTo(432);
        String report = SERVER.get("/api/v2/report").expect(200).body();
        assertThat(report).contains("\"from\":\"2026-03-09T0");

        Reply seeded = SERVER.post("/api/seed").expect(200);
        Reply withSlash = SERVER.post("/api/seed/").expect(200);

        assertThat(seeded.text("message")).isNotBlank();
        assertThat(seeded.json().has("export")).isFalse();
        assertThat(withSlash.text("message")).isNotBlank();
        assertThat(SERVER.get("/api/v2/report").body()).isEqualTo(report);
    }

    @Test
    void aResetTakesAwayWhatOthersSentAndWritesItFirstToAFileThatCanBeStreamedBackIn() throws Exception {
        String before = SERVER.get("/api/v2/report").body();
        SERVER.registerWorker("W7");
        SERVER.registerStation("S7");
        SERVER.post("/api/events", OWN).expect(201);
        SERVER.post("/api/events", OWN_SHADOW).expect(201);
        SERVER.post("/api/events", Events.of("W7", "S7", "working", "2026-03-11T11:00:00Z"))
                .expect(201);
        String after = SERVER.get("/api/v2/report").body();

        Reply seeded = SERVER.post("/api/seed").expect(200);

        assertThat(SERVER.get("/api/v2/report").body()).isEqualTo(before);
        Path export = Path.of(seeded.text("export"));
        assertThat(export).isRegularFile().hasParent(SERVER.folder().resolve("exports"));
        assertThat(Files.readAllLines(export)).hasSize(3);
        for (String line : Files.readAllLines(Path.of(seeded.text("registrations")))) {
            SERVER.post(line.contains("worker_id") ? "/api/workers" : "/api/workstations", line)
                    .expect(201);
        }
        Reply streamed = SERVER.post("/api/events/stream", "application/x-ndjson", BodyPublishers.ofFile(export))
                .expect(201);
        assertThat(streamed.number("success_count")).isEqualTo(3);
        assertThat(streamed.number("duplicate_count")).isZero();
        assertThat(SERVER.get("/api/v2/report").body()).isEqualTo(after);
        assertThat(SERVER.get("/api/events?shadow=true").list()).hasSize(1);
    }

    @Test
    void twoResetsAtOneInstantWriteTwoExports() throws Exception {
        SERVER.post("/api/events", OWN).expect(201);
        Reply first = SERVER.post("/api/seed").expect(200);
        SERVER.post("/api/events", OWN.replace("mine", "mine-2")).expect(201);
        Reply second = SERVER.post("/api/seed").expect(200);

        assertThat(Files.readString(Path.of(first.text("export")))).contains("\"mine\"");
        assertThat(Files.readString(Path.of(second.text("export")))).contains("\"mine-2\"");
    }

    @Test
    void anotherModeIs422() {
        assertThat(SERVER.post("/api/seed?mode=replace").problem(422))
                .startsWith("mode")
                .contains("reset, add");
    }

    @Test
    void aScriptWrittenForTheSeedRunsUnchanged() {
        // curl http://localhost:…/health && curl -X POST http://localhost:…/api/seed
        SERVER.send(SERVER.request("/health").header("Accept", "*/*").build()).expect(200);
        SERVER.post("/api/seed").expect(200);
        // requests.post(url, json=…) sends no charset; others do, and in their own spelling.
        for (String type :
                List.of("application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF8")) {
            Reply reply = SERVER.post(
                    "/api/events",
                    type,
                    BodyPublishers.ofString("{\"timestamp\": \"2026-01-15T10:15:00Z\", \"worker_id\": \"W1\","
                            + " \"workstation_id\": \"S3\", \"event_type\": \"product_count\", \"confidence\": 0.95,"
                            + " \"count\": 5}"));
            assertThat(reply.status()).isIn(200, 201);
            assertThat(reply.text("message")).isNotBlank();
        }
        Reply batch = SERVER.post(
                "/api/events/batch",
                "[{\"timestamp\": \"2026-01-15T10:16:00Z\", \"worker_id\": \"W1\", \"workstation_id\": \"S3\","
                        + " \"event_type\": \"working\", \"confidence\": 1},\n {\"timestamp\": \"2026-01-15 10:20:00\","
                        + " \"worker_id\": \"W2\", \"workstation_id\": \"S3\", \"event_type\": \"idle\"}]\n");
        assertThat(batch.expect(201).text("message")).isEqualTo("2/2 events ingested successfully");
        for (String path : List.of(
                "/api/workers",
                "/api/workstations",
                "/api/events",
                "/api/metrics/workers",
                "/api/metrics/workstations")) {
            assertThat(SERVER.get(path).expect(200).list()).isNotEmpty();
        }
        SERVER.get("/api/metrics/factory").expect(200);
        SERVER.get("/api/metrics/workers/W1").expect(200);
        SERVER.get("/api/metrics/workstations/S3").expect(200);
        Reply missing = SERVER.post("/api/events", "{\"worker_id\": \"W1\"}").expect(400);
        assertThat(missing.text("error")).contains("timestamp");
    }

    @Test
    void aDatabaseThatDidNotBeginWithDemoDataIsNeverResetByAccident() throws Exception {
        try (RunningServer server = RunningServer.empty().in(SERVER.folder().resolve("own"))) {
            server.registerWorker("W1");
            server.registerStation("S1");
            server.post("/api/events", OWN).expect(201);
            String before = server.get("/api/v2/report").body();

            assertThat(server.post("/api/seed").problem(409)).contains("1 fact", "confirm=erase", "mode=add");
            server.post("/api/seed?confirm=yes").problem(409);

            assertThat(server.get("/api/v2/report").body()).isEqualTo(before);
            Reply erased = server.post("/api/seed?confirm=erase").expect(200);
            assertThat(server.get("/api/metrics/factory").number("worker_count"))
                    .isEqualTo(6);
            assertThat(Files.readString(Path.of(erased.text("export")))).contains("\"mine\"");
            // From now on it is a demo database.
            server.post("/api/seed").expect(200);
        }
    }
}
