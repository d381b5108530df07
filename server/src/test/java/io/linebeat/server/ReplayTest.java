package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What was refused can be submitted once more, and is lost neither before nor after.
class ReplayTest {
    @TempDir
    Path folder;

    private static String event(String worker, int minute) {
        return Events.of(worker, "X", "working", "2026-03-11T08:%02d:00Z".formatted(minute));
    }

    private static List<JsonNode> refusals(RunningServer server) {
        return server.get("/api/refusals").list();
    }

    @Test
    void eventsOfAWorkerWhoIsRegisteredLaterBecomeFactsAndTheRestStays() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerStation("X");
            server.registerWorker("A");
            for (int minute = 0; minute < 5; minute++) {
                assertThat(server.post("/api/events", event("late", minute)).status())
                        .isEqualTo(422);
            }
            assertThat(server.post("/api/events/batch", "[" + event("late", 6) + "," + event("nobody", 7) + "]")
                            .status())
                    .isEqualTo(422);
            assertThat(server.post("/api/events", "{").status()).isEqualTo(400);

            Reply before = server.post("/api/v2/refusals/replay", "");
            assertThat(before.json().get("replayed").longValue()).isEqualTo(8);
            assertThat(before.json().get("accepted").longValue()).isZero();
            assertThat(refusals(server)).hasSize(8);

            server.registerWorker("late");
            JsonNode after = server.post("/api/v2/refusals/replay?reason=unknown_worker", "")
                    .json();
            assertThat(after.get("replayed").longValue()).isEqualTo(7);
            assertThat(after.get("accepted").longValue()).isEqualTo(6);
            assertThat(after.get("duplicates").longValue()).isZero();
            assertThat(after.get("refused").get("unknown_worker").longValue()).isEqualTo(1);
            assertThat(server.get("/api/v2/facts").list()).hasSize(6);
            assertThat(refusals(server))
                    .extracting(each -> each.get("reason").stringValue())
                    .containsExactlyInAnyOrder("unknown_worker", "malformed");
            assertThat(server.post("/api/events", event("late", 3)).status()).isEqualTo(200);
        }
    }

    @Test
    void oneIsReplayedByItsNumber() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerStation("X");
            server.post("/api/events", event("late", 1));
            server.post("/api/events", event("late", 2));
            server.registerWorker("late");
            long id = refusals(server).getFirst().get("id").longValue();

            JsonNode answer =
                    server.post("/api/v2/refusals/replay?refusal=" + id, "").json();

            assertThat(answer.get("accepted").longValue()).isEqualTo(1);
            assertThat(refusals(server)).hasSize(1);
            assertThat(server.get("/api/v2/facts")
                            .list()
                            .getFirst()
                            .get("timestamp")
                            .stringValue())
                    .isEqualTo("2026-03-11T08:02:00Z");
            assertThat(server.post("/api/v2/refusals/replay?refusal=" + id, "").status())
                    .isEqualTo(404);
            assertThat(server.post("/api/v2/refusals/replay?refusal=x", "").status())
                    .isEqualTo(422);
            assertThat(server.post("/api/v2/refusals/replay?reason=bad+mood", "")
                            .status())
                    .isEqualTo(422);
        }
    }
}
