package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.server.EventStream.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Streams when readers are many or slow, when nothing can be computed, and when the server closes.
class LiveLimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MAX_BOARDS = 64;
    private static final Instant START = RunningServer.NOON.minusSeconds(3_000);

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @TempDir
    private Path folder;

    @Test
    void aReaderThatDoesNotReadCostsNobodyAnythingAndEndsAtTheRightFigures() throws Exception {
        int commits = 300;
        int workers = 200;
        String name = "€".repeat(190);
        IntStream.range(0, workers)
                .forEach(
                        i -> SERVER.post("/api/workers", "{\"worker_id\":\"W" + i + "\",\"name\":\"" + name + i + "\"}")
                                .expect(201));
        SERVER.registerStation("X");
        try (Socket sleeper = new Socket();
                EventStream other = EventStream.open(SERVER, "/api/v2/live")) {
            sleeper.setReceiveBufferSize(4 * 1024);
            sleeper.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER.port()));
            ask(sleeper, "GET /api/v2/live HTTP/1.0");
            List<Event> boards = new ArrayList<>(List.of(other.board()));
            for (int commit = 0; commit < commits; commit++) {
                long at = commit;
                String[] events = IntStream.range(0, workers)
                        .filter(i -> i % 10 == at % 10)
                        .mapToObj(i -> Events.of(
                                "W" + i, "X", "working", START.plusSeconds(at).toString()))
                        .toArray(String[]::new);
                SERVER.post("/api/events/batch", Events.array(events)).expect(201);
                long answered = System.nanoTime();
                if (commit % 60 == 59) {
                    boards.addAll(until(other, (commit + 1L) * workers / 10));
                    assertThat(Duration.ofNanos(boards.getLast().nanos() - answered))
                            .isLessThan(SECOND);
                }
            }

            List<Event> heard = readUntil(sleeper, (long) commits * workers / 10);

            assertThat(heard).hasSizeLessThan(commits / 4);
            assertThat(heard.getLast().json().get("stations").get(0))
                    .isEqualTo(
                            SERVER.get("/api/v2/report").json().get("stations").get(0));
        }
    }

    private static void ask(Socket socket, String line) throws IOException {
        socket.setSoTimeout((int) EventStream.PATIENCE.toMillis());
        socket.getOutputStream()
                .write((line + "\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /// The boards until one shows the station's count of events.
    private static List<Event> until(EventStream stream, long count) {
        List<Event> boards = new ArrayList<>(List.of(stream.board()));
        while (eventsOf(boards.getLast()) != count) {
            boards.add(stream.board());
        }
        return boards;
    }

    /// A board may name workers alone, where a view before it has shown the figures already.
    private static long eventsOf(Event event) {
        JsonNode stations = event.json().get("stations");
        return stations.isEmpty() ? -1 : stations.get(0).get("event_count").longValue();
    }

    /// The boards until one shows the station's count of events.
    private static List<Event> readUntil(Socket socket, long count) throws IOException {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(() -> {
            try {
                EventStream.events(lines, events);
            } catch (IOException e) {
                events.clear(); // the socket was closed: nobody waits for more
            }
        });
        List<Event> boards = new ArrayList<>();
        while (boards.isEmpty() || eventsOf(boards.getLast()) != count) {
            Event event = EventStream.next(events);
            if ("board".equals(event.kind())) {
                boards.add(event);
            }
        }
        return boards;
    }

    @Test
    void moreWindowsThanThereIsRoomForAreToldToComeAgainUntilAReaderLeaves() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (RunningServer server = RunningServer.empty().in(folder)) {
            for (int i = 0; i < MAX_BOARDS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                sockets.add(socket);
                ask(socket, "GET /api/v2/live?from=" + START.plusSeconds(i) + " HTTP/1.1");
                assertThat(statusOf(socket)).isEqualTo("HTTP/1.1 200");
            }
            Reply refused = server.send(server.request("/api/v2/live")
                    .header("Accept", "text/event-stream")
                    .build());

            assertThat(refused.problem(503)).contains("64 different windows");
            assertThat(refused.header("Retry-After")).contains("1");
            server.get("/api/v2/board").expect(200);
            assertThat(gauge(server, "linebeat_live_boards")).isEqualTo("64.0");
            assertThat(gauge(server, "linebeat_live_readers")).isEqualTo("64.0");
            sockets.getFirst().close();
            assertThat(joinsInTime(server)).isTrue();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static String statusOf(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
    }

    /// A reader that is gone is noticed at the next beats.
    private static boolean joinsInTime(RunningServer server) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < EventStream.PATIENCE.toNanos()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                ask(socket, "GET /api/v2/live HTTP/1.1");
                if ("HTTP/1.1 200".equals(statusOf(socket))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String gauge(RunningServer server, String name) {
        return server.get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("none");
    }

    @Test
    void aStreamThatHasEndedIsNoSlowAnswerInTheMetrics() throws Exception {
        EventStream.open(SERVER, "/api/v2/live").close();
        EventStream.open(SERVER, "/api/v2/live").close();
        SERVER.get("/api/v2/live?site=nowhere").expect(404);
        long start = System.nanoTime();
        String before = "";
        while (!before.contains("/api/v2/live") && System.nanoTime() - start < EventStream.PATIENCE.toNanos()) {
            before = SERVER.get("/actuator/prometheus").expect(200).body();
        }

        assertThat(before.lines().filter(line -> line.contains("uri=\"/api/v2/live\"")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("status=\"200\""));
    }

    @Test
    void streamsEndAtOnceWhenTheServerIsClosed() throws Exception {
        List<EventStream> streams = new ArrayList<>();
        RunningServer server = RunningServer.withDemo().in(folder);
        for (int i = 0; i < 20; i++) {
            EventStream stream = EventStream.open(server, "/api/v2/live?from=2026-03-" + (10 + i % 2));
            stream.board();
            streams.add(stream);
        }

        long start = System.nanoTime();
        server.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        streams.forEach(EventStream::awaitEnd);
        assertThat(took).isLessThan(SECOND);
        streams.forEach(EventStream::close);
    }

    @Test
    void whatCannotBeComputedIsSaidInPlaceOfBeatsAndToWhoeverComesNewUntilItCan() throws Exception {
        try (RunningServer server = RunningServer.withDemo().in(folder);
                EventStream stream = EventStream.open(server, "/api/v2/live")) {
            stream.board();
            execute("ALTER TABLE census RENAME TO hidden");
            server.clock().forward(Duration.ofMinutes(-1)); // time for another view

            Event told = stream.next();
            while ("beat".equals(told.kind())) {
                told = stream.next();
            }

            assertThat(told.kind()).isEqualTo("trouble");
            assertThat(told.json().get("detail").stringValue()).contains("cannot be computed");
            assertThat(told.json().get("as_of").stringValue())
                    .isEqualTo(server.clock().instant().toString());
            assertThat(server.get("/api/v2/live?from=2026-03-11").problem(503)).contains("database");

            execute("ALTER TABLE hidden RENAME TO census");
            while ("trouble".equals(told.kind())) {
                told = stream.next();
            }
            assertThat(told.kind()).isEqualTo("board");
            assertThat(told.isWhole()).isTrue();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("linebeat.db"));
                Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }
}
