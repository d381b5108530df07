package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A sender of lines hears of each piece when it is stored, while it still sends.
class AcknowledgedPiecesTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String HEADER = "timestamp,worker_id,workstation_id,event_type\n";

    @TempDir
    private Path folder;

    private RunningServer server() throws Exception {
        RunningServer server = RunningServer.empty().in(folder);
        server.registerWorker("A");
        server.registerStation("X");
        return server;
    }

    private static String event(int i) {
        return Events.of("A", "X", "working", START.plusSeconds(i).toString());
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> event(i) + "\n").collect(Collectors.joining());
    }

    private static long stored(RunningServer server) {
        return server.get("/api/metrics/workers/A").number("event_count");
    }

    @Test
    void eachPieceIsAcknowledgedWhileMoreIsSent() throws Exception {
        try (RunningServer server = server();
                Sending sending = new Sending(server, NDJSON, NDJSON)) {
            sending.send(lines(0, 2_000));
            JsonNode first = sending.line();
            assertThat(sending.head()).contains("Content-Type: " + NDJSON);
            assertThat(first.get("stored_lines").longValue()).isEqualTo(2_000);
            assertThat(first.get("success_count").longValue()).isEqualTo(2_000);
            assertThat(first.has("done")).isFalse();
            assertThat(stored(server)).isEqualTo(2_000);

            sending.send(lines(1_999, 2_500) + "bad\n\n");
            sending.send(lines(2_500, 3_998));
            JsonNode second = sending.line();
            assertThat(second.get("stored_lines").longValue()).isEqualTo(4_001);
            assertThat(second.get("total_count").longValue()).isEqualTo(4_000);
            assertThat(second.get("success_count").longValue()).isEqualTo(3_999);
            assertThat(second.get("duplicate_count").longValue()).isEqualTo(1);
            assertThat(second.get("refused_count").longValue()).isEqualTo(1);
            assertThat(second.get("errors")).hasSize(1);
            assertThat(second.get("errors").get(0).get("index").intValue()).isEqualTo(2_502);

            sending.send(event(4_000));
            sending.end();
            JsonNode third = sending.line();
            assertThat(third.get("stored_lines").longValue()).isEqualTo(4_002);
            assertThat(third.get("errors")).isEmpty();
            JsonNode last = sending.line();
            assertThat(last.get("done").booleanValue()).isTrue();
            assertThat(last.get("status").intValue()).isEqualTo(207);
            assertThat(last.get("stored_lines").longValue()).isEqualTo(4_002);
            assertThat(last.get("message").stringValue()).isEqualTo("4000/4001 events ingested successfully");
            assertThat(sending.isOver()).isTrue();
        }
    }

    @Test
    void whoseConnectionBreaksGoesOnWithTheLineBehindTheLastThatIsStored() throws Exception {
        try (RunningServer server = server()) {
            long stored;
            try (Sending sending = new Sending(server, NDJSON, NDJSON)) {
                sending.send(lines(0, 2_700));
                stored = sending.line().get("stored_lines").longValue();
            }
            try (Sending sending = new Sending(server, NDJSON, NDJSON)) {
                sending.send(lines((int) stored, 5_000));
                sending.end();
                JsonNode first = sending.line();
                assertThat(first.get("duplicate_count").longValue()).isZero();
            }
            await(server, 5_000);
        }
    }

    /// The rest is stored while nobody reads the answer any more.
    private static void await(RunningServer server, long facts) {
        for (int tries = 0; stored(server) < facts && tries < 1_000; tries++) {
            Thread.onSpinWait();
        }
        assertThat(stored(server)).isEqualTo(facts);
    }

    @Test
    void linesOfCsvCountWithTheirHeader() throws Exception {
        try (RunningServer server = server();
                Sending sending = new Sending(server, "text/csv", "text/plain;q=0.1, " + NDJSON)) {
            sending.send(HEADER
                    + IntStream.range(0, 2_000)
                            .mapToObj(i -> START.plusSeconds(i) + ",A,X,idle\n")
                            .collect(Collectors.joining()));
            assertThat(sending.line().get("stored_lines").longValue()).isEqualTo(2_001);
            sending.end();
            JsonNode last = sending.line();
            assertThat(last.get("done").booleanValue()).isTrue();
            assertThat(last.get("status").intValue()).isEqualTo(201);
        }
    }

    @Test
    void aFailureBehindTheFirstPieceIsTheLastLine() throws Exception {
        try (RunningServer server = server();
                Sending sending = new Sending(server, NDJSON, NDJSON)) {
            sending.send(lines(0, 2_000));
            assertThat(sending.line().get("stored_lines").longValue()).isEqualTo(2_000);
            server.store().close();

            sending.send(lines(2_000, 4_000));

            JsonNode last = sending.line();
            assertThat(last.get("done").booleanValue()).isFalse();
            assertThat(last.get("status").intValue()).isEqualTo(503);
            assertThat(last.get("error").stringValue()).contains("closing", "first 2000 lines are stored");
            assertThat(last.get("stored_lines").longValue()).isEqualTo(2_000);
            assertThat(last.get("success_count").longValue()).isEqualTo(2_000);
        }
    }

    @Test
    void aBodyThatBreaksOffIsToldInTheLastLineIfSomebodyStillReads() throws Exception {
        try (RunningServer server = server();
                Sending sending = new Sending(server, NDJSON, NDJSON)) {
            sending.send(lines(0, 2_000));
            assertThat(sending.line().get("stored_lines").longValue()).isEqualTo(2_000);

            sending.send(lines(2_000, 2_100));
            sending.breakOff();

            JsonNode last = sending.line();
            assertThat(last.get("done").booleanValue()).isFalse();
            assertThat(last.get("error").stringValue()).contains("broke off");
            assertThat(last.get("stored_lines").longValue()).isEqualTo(2_000);
        }
    }

    @Test
    void aFailureBeforeTheFirstPieceIsAnsweredAsEver() throws Exception {
        try (RunningServer server = server();
                Sending sending = new Sending(server, NDJSON, NDJSON)) {
            server.store().close();
            sending.send(lines(0, 1));
            sending.end();

            assertThat(sending.head()).startsWith("HTTP/1.1 503").contains("application/problem+json", "Retry-After");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*", NDJSON + ";q=0", "nonsense"})
    void whoDoesNotAskGetsOneSummary(String accept) throws Exception {
        try (RunningServer server = server()) {
            Reply reply = server.send(server.request("/api/events/stream")
                    .header("Content-Type", NDJSON)
                    .header("Accept", accept)
                    .POST(BodyPublishers.ofString(lines(0, 10)))
                    .build());

            assertThat(reply.status()).isIn(201, 406);
            if (reply.status() == 201) {
                assertThat(reply.contentType()).isEqualTo("application/json");
                assertThat(reply.number("success_count")).isEqualTo(10);
            }
        }
    }

    @Test
    void noLinesAreDoneAtOnce() throws Exception {
        try (RunningServer server = server();
                Sending sending = new Sending(server, NDJSON, NDJSON)) {
            sending.end();

            JsonNode only = sending.line();
            assertThat(only.get("done").booleanValue()).isTrue();
            assertThat(only.get("stored_lines").longValue()).isZero();
        }
    }
}
