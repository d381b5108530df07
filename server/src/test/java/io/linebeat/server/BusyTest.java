package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When there is no room, or the disk has failed: 503, and the answer says when to come again.
class BusyTest {
    private static final String EVENT = Events.of("A", "X", "working", "2026-03-11T08:00:00Z");
    private static final String LARGEST = """
            POST /api/events/batch HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: 33554432\r
            Expect: 100-continue\r
            \r
            """;

    @TempDir
    private Path folder;

    @Test
    void bodiesBeyondTheRoomForThemAreToldToComeAgain() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerWorker("A");
            server.registerStation("X");
            String padded = Events.array(EVENT) + " ".repeat(600 * 1024);
            try (Socket large = largeBody(server)) {
                large.getOutputStream().write("[".getBytes(StandardCharsets.US_ASCII));
                large.getOutputStream().write(" ".repeat(32 * 1024 * 1024 - 2).getBytes(StandardCharsets.US_ASCII));
                Reply refused = server.post("/api/events/batch", padded);
                for (int tries = 0; refused.status() == 201 && tries < 200; tries++) { // the large one is being read
                    refused = server.post("/api/events/batch", padded);
                }

                assertThat(refused.problem(503)).contains("large bodies");
                assertThat(refused.header("Retry-After")).contains("1");
                assertThat(server.post("/api/events", EVENT).status()).isIn(200, 201);
                server.post("/api/events/batch", Events.array(EVENT)).expect(201);
                breakOff(large);
            }
            server.post("/api/events/batch", padded).expect(201);
        }
    }

    @Test
    void whoAnnouncesMuchAndSendsNothingTakesNoRoom() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerWorker("A");
            server.registerStation("X");
            try (Socket first = largeBody(server);
                    Socket second = largeBody(server)) {
                server.post("/api/events/batch", Events.array(EVENT) + " ".repeat(300 * 1024))
                        .expect(201);
                breakOff(first);
                breakOff(second);
            }
        }
    }

    @Test
    void twoOfTheLargestBatchesAtOnceInTheWidestLettersDoNotEndTheServer() throws Exception {
        String item = "{\"note\":\"" + "ł".repeat(30_000) + "\"},";
        byte[] bytes = item.getBytes(StandardCharsets.UTF_8);
        try (RunningServer server = RunningServer.empty().in(folder);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<byte[]> body = new ArrayList<>(Collections.nCopies(32 * 1024 * 1024 / bytes.length - 1, bytes));
            body.addFirst("[".getBytes(StandardCharsets.UTF_8));
            body.add("0]".getBytes(StandardCharsets.UTF_8));
            Callable<Integer> send = () -> server.post(
                            "/api/events/batch",
                            RunningServer.JSON,
                            java.net.http.HttpRequest.BodyPublishers.ofByteArrays(body))
                    .status();
            for (Future<Integer> status : senders.invokeAll(List.of(send, send))) {
                assertThat(status.get()).isIn(422, 503);
            }
            server.get("/health").expect(200);
        }
    }

    /// When the server says that the body may come, it has kept room for it.
    private static Socket largeBody(RunningServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(LARGEST.getBytes(StandardCharsets.US_ASCII));
        String answer =
                new String(socket.getInputStream().readNBytes("HTTP/1.1 100".length()), StandardCharsets.US_ASCII);
        assertThat(answer).isEqualTo("HTTP/1.1 100");
        return socket;
    }

    private static void breakOff(Socket socket) throws IOException {
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("HTTP/1.1 400", "broke off");
    }

    @Test
    void whatAStoreThatIsClosingCannotTakeMayComeAgain() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerWorker("A");
            server.registerStation("X");
            server.store().close();

            Reply single = server.post("/api/events", EVENT);
            Reply lines = server.post(
                    "/api/events/stream",
                    "application/x-ndjson",
                    java.net.http.HttpRequest.BodyPublishers.ofString(EVENT));

            assertThat(single.problem(503)).contains("closing");
            assertThat(single.header("Retry-After")).contains("1");
            assertThat(lines.problem(503)).contains("closing", "first 0 lines are stored");
            assertThat(server.get("/api/metrics/factory").problem(503)).contains("database");
        }
    }

    @Test
    void afterTheDatabaseFailedNothingIsAcknowledgedAndTheHealthSaysSo() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerWorker("A");
            server.registerStation("X");
            server.get("/actuator/health/readiness").expect(200);
            dropLog();

            Reply refused = server.post("/api/events", EVENT);

            assertThat(refused.problem(503)).contains("database failed").doesNotContain("SQL");
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(server.post("/api/workers", "{\"worker_id\":\"B\",\"name\":\"B\"}")
                            .problem(503))
                    .contains("database failed");
            assertThat(server.get("/health").expect(503).body()).isEqualTo("{\"status\":\"unhealthy\"}");
            assertThat(server.get("/actuator/health").expect(503).text("status"))
                    .isEqualTo("DOWN");
            assertThat(server.get("/actuator/health/readiness").expect(503).text("status"))
                    .isEqualTo("DOWN");
            assertThat(server.get("/actuator/health/liveness").expect(200).text("status"))
                    .isEqualTo("UP");
        }
    }

    private void dropLog() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("linebeat.db"));
                Statement statement = other.createStatement()) {
            statement.execute("DROP TABLE log");
        }
    }
}
