package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The route that hands out all facts.
class ExportRouteTest {
    private static final String EXPORT = "/api/v2/export";
    private static final int MANY = 80_000;

    @RegisterExtension
    static final RunningServer ASKED = RunningServer.empty();

    @TempDir
    private Path folder;

    private RunningServer server() throws Exception {
        RunningServer server = RunningServer.empty().in(folder);
        server.registerWorker("A");
        server.registerStation("X");
        return server;
    }

    private static void fill(RunningServer server) {
        String lines = IntStream.range(0, MANY)
                .mapToObj(i -> Events.of(
                        "A",
                        "X",
                        "idle",
                        RunningServer.NOON.minusSeconds(i * 30L).toString()))
                .collect(Collectors.joining("\n"));
        server.post("/api/events/stream", "application/x-ndjson", BodyPublishers.ofString(lines))
                .expect(201);
    }

    @Test
    void theAnswerSaysWhatItIs() throws Exception {
        try (RunningServer server = server()) {
            server.post("/api/events", Events.of("A", "X", "idle", "2026-03-11T08:00:00Z"))
                    .expect(201);

            Reply csv = server.get(EXPORT).expect(200);
            assertThat(csv.contentType()).isEqualToIgnoringCase("text/csv;charset=utf-8");
            assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"facts.csv\"");
            assertThat(csv.body()).hasLineCount(2);
            Reply lines = server.get(EXPORT + "?format=ndjson&streams=all").expect(200);
            assertThat(lines.contentType()).startsWith("application/x-ndjson");
            assertThat(lines.json().get("worker_id").stringValue()).isEqualTo("A");
            assertThat(server.send(server.request(EXPORT).HEAD().build())
                            .expect(200)
                            .header("Content-Disposition"))
                    .isPresent();
            Reply none = server.get(EXPORT + "?streams=shadow&format=ndjson").expect(200);
            assertThat(none.contentType()).startsWith("application/x-ndjson");
            assertThat(none.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=soon, 422, from",
        "from=2026-03-02&to=2026-03-01, 422, from",
        "to=%00, 422, to",
        "format=xml, 422, format",
        "format=CSV, 422, format",
        "streams=1, 422, streams",
        "site=nowhere, 404, site",
        "worker=%27%3B--, 404, worker",
        "station=nothing, 404, station",
        "from=%ff, 400, UTF-8"
    })
    void whatBreaksARuleIsNamed(String query, int status, String named) {
        Reply refused = ASKED.get(EXPORT + "?" + query);
        assertThat(refused.problem(status)).contains(named);
        assertThat(refused.header("Content-Disposition")).isEmpty();
    }

    @Test
    void anExportSeesOneStateWhileFactsComeIn() throws Exception {
        try (RunningServer server = server();
                ExecutorService sender = Executors.newSingleThreadExecutor()) {
            Future<?> sent = sender.submit(() -> IntStream.range(0, 150)
                    .forEach(i -> server.post(
                                    "/api/events/batch",
                                    Events.array(
                                            Events.of("A", "X", "idle", "2025-01-01T08:00:" + second(i)),
                                            Events.of("A", "X", "idle", "2026-03-01T08:00:" + second(i))))
                            .expect(201)));
            long most = 0;
            while (!sent.isDone()) {
                String csv = server.get(EXPORT).expect(200).body();
                long early = csv.lines().filter(line -> line.startsWith("2025")).count();
                assertThat(csv.lines().filter(line -> line.startsWith("2026"))).hasSize((int) early);
                assertThat(early).isGreaterThanOrEqualTo(most);
                most = early;
            }
            sent.get();
            assertThat(server.get(EXPORT).body()).hasLineCount(1 + 300);
        }
    }

    private static String second(int i) {
        return "%02d.%03dZ".formatted(i % 60, i);
    }

    /// One that asks and does not read.
    private static Socket sleeper(RunningServer server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        ask(socket);
        // Only who has the beginning of an answer has a place.
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(("GET " + EXPORT + "?format=ndjson HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static void await(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            Thread.onSpinWait();
        }
    }

    @Test
    void moreThanTwoAtOnceAreToldToComeAgainAndWhoLeavesMakesRoom() throws Exception {
        try (RunningServer server = server()) {
            fill(server);
            String nothing = EXPORT + "?to=2001-01-01";
            try (Socket first = sleeper(server);
                    Socket second = sleeper(server)) {
                assertThat(first.isConnected() && second.isConnected()).isTrue();
                await(() -> server.get(nothing).status() == 503);
                Reply refused = server.get(nothing);
                assertThat(refused.problem(503)).contains("2 exports");
                assertThat(refused.header("Retry-After")).contains("1");
                server.get("/api/v2/report").expect(200);
            }
            await(() -> server.get(nothing).status() == 200);
        }
    }

    @Test
    void anExportThatFailsHalfWayHasNoEnd() throws Exception {
        try (RunningServer server = server()) {
            fill(server);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("linebeat.db"));
                var statement = connection.createStatement()) {
            int damaged = statement.executeUpdate("UPDATE page SET packed = x'00' WHERE no ="
                    + " (SELECT no FROM page WHERE facts > 0 ORDER BY first_at DESC LIMIT 1 OFFSET 1)");
            assertThat(damaged).isEqualTo(1);
        }
        try (RunningServer server = RunningServer.empty().in(folder);
                Socket reader = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ask(reader);
            String answer = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("problem")
                    .doesNotEndWith("\r\n0\r\n\r\n");
            assertThat(answer.lines().filter(line -> line.startsWith("{")).count())
                    .isGreaterThan(1_000);
            await(() -> server.get(EXPORT + "?to=2001-01-01").status() == 200);
        }
    }
}
