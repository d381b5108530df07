package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// Lines of any number go in while they come, in constant memory.
class StreamTest {
    private static final int LINES = 200_000;
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final String NDJSON = "application/x-ndjson";

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @BeforeAll
    static void register() {
        for (String site : List.of("ndjson", "csv", "small")) {
            IntStream.range(0, 5).forEach(i -> SERVER.registerWorker(site, "W" + i));
            SERVER.registerStation(site, "S");
        }
    }

    /// A body that is made while it is sent, in pieces of a thousand lines, and never stands in memory as a whole.
    private static InputStream lines(int count, IntFunction<String> line) {
        Stream<InputStream> pieces = IntStream.range(0, count / 1_000).mapToObj(piece -> {
            StringBuilder text = new StringBuilder();
            for (int i = piece * 1_000; i < (piece + 1) * 1_000; i++) {
                text.append(line.apply(i)).append('\n');
            }
            return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        });
        return new OneAfterTheOther(pieces.iterator());
    }

    private static final class OneAfterTheOther extends InputStream {
        private final Iterator<InputStream> pieces;
        private InputStream piece = InputStream.nullInputStream();

        OneAfterTheOther(Iterator<InputStream> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = piece.read(bytes, offset, length);
            while (read < 0 && pieces.hasNext()) {
                piece = pieces.next();
                read = piece.read(bytes, offset, length);
            }
            return read;
        }
    }

    private static String time(int i) {
        return START.plusSeconds(i).toString();
    }

    private static Reply stream(String type, InputStream body) {
        return SERVER.post("/api/events/stream", type, BodyPublishers.ofInputStream(() -> body));
    }

    /// One line of each ten thousand is bad. Of the rest every fourth is production of two units.
    @Test
    void twoHundredThousandLinesOfJsonGoInAndTheBadOnesAreNamedByTheirLines() {
        Reply reply = stream(NDJSON, lines(LINES, i -> {
                    if (i % 10_000 == 9_999) {
                        return "{\"worker_id\":";
                    }
                    String type = i % 4 == 0 ? "product_count" : "working";
                    return "{\"timestamp\":\"" + time(i) + "\",\"worker_id\":\"W" + i % 5
                            + "\",\"workstation_id\":\"S\",\"event_type\":\"" + type
                            + "\",\"count\":2,\"site_id\":\"ndjson\"}";
                }))
                .expect(207);

        assertCounts(reply, "ndjson");
        assertThat(errorLines(reply))
                .startsWith(10_000, 20_000)
                .endsWith(200_000)
                .hasSize(20);
        assertThat(reply.json().get("errors").get(0).get("reason").stringValue())
                .isEqualTo("malformed");
    }

    @Test
    void twoHundredThousandLinesOfCsvGoInAndTheBadOnesAreNamedByTheirLines() {
        String header = "site_id,worker_id,workstation_id,event_type,timestamp,count,colour\n";
        InputStream body = new SequenceInputStream(
                new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)), lines(LINES, i -> {
                    String worker = i % 10_000 == 9_999 ? "nobody" : "W" + i % 5;
                    String type = i % 4 == 0 ? "product_count" : "working";
                    return "csv," + worker + ",\"S\"," + type + "," + time(i) + ",2,\"blue, or not\"";
                }));
        Reply reply = stream("text/csv; charset=utf-8", body).expect(207);

        assertCounts(reply, "csv");
        // The header is the first line.
        assertThat(errorLines(reply))
                .startsWith(10_001, 20_001)
                .endsWith(200_001)
                .hasSize(20);
        assertThat(reply.json().get("errors").get(0).get("detail").stringValue())
                .contains("worker_id", "nobody");
    }

    private static void assertCounts(Reply reply, String site) {
        assertThat(reply.text("message")).isEqualTo("199980/200000 events ingested successfully");
        assertThat(reply.number("success_count")).isEqualTo(LINES - 20);
        assertThat(reply.number("refused_count")).isEqualTo(20);
        assertThat(reply.number("duplicate_count")).isZero();
        JsonNode total = SERVER.get("/api/v2/report?site=" + site).json().get("total");
        assertThat(total.get("event_count").longValue()).isEqualTo(LINES - 20);
        assertThat(total.get("units").longValue()).isEqualTo(2L * LINES / 4);
        assertThat(SERVER.get("/api/refusals?limit=1000").list()).hasSizeGreaterThanOrEqualTo(20);
    }

    private static List<Integer> errorLines(Reply reply) {
        List<Integer> lines = new ArrayList<>();
        reply.json().get("errors").forEach(error -> lines.add(error.get("index").intValue()));
        return lines;
    }

    private static Reply ndjson(String... lines) {
        return SERVER.post("/api/events/stream", NDJSON, BodyPublishers.ofString(String.join("\n", lines)));
    }

    private static String event(String time) {
        return Events.at("small", "W1", "S", "working", "2026-02-01T" + time + "Z");
    }

    @Test
    void blankLinesCountAsLinesAndNotAsEvents() {
        Reply reply = ndjson("", event("08:00:00"), "  ", "bad", "\r", event("08:01:00"))
                .expect(207);

        assertThat(reply.number("total_count")).isEqualTo(3);
        assertThat(errorLines(reply)).isEqualTo(List.of(4));
    }

    @Test
    void theSameLinesAgainAreDuplicates() {
        ndjson(event("09:00:00"), event("09:01:00")).expect(201);

        Reply again = ndjson(event("09:00:00"), event("09:01:00")).expect(201);

        assertThat(again.number("duplicate_count")).isEqualTo(2);
    }

    @Test
    void noLinesAre201AndBadLinesAloneAre422() {
        assertThat(ndjson("").expect(201).text("message")).isEqualTo("0/0 events ingested successfully");
        assertThat(ndjson("x", "y").problem(422)).contains("0/2");
    }

    @Test
    void theOtherNameOfTheTypeIsTakenToo() {
        SERVER.post("/api/events/stream/", "application/ndjson", BodyPublishers.ofString(event("10:00:00")))
                .expect(201);
    }

    @Test
    void aHeaderOfNoUseIsAProblemThatNamesWhatIsMissing() {
        Reply reply = SERVER.post(
                "/api/events/stream",
                "text/csv",
                BodyPublishers.ofString("timestamp,worker\n2026-02-01T08:00:00Z,W1\n"));

        assertThat(reply.problem(422)).contains("worker_id");
    }

    @Test
    void aLineThatIsTooLongCostsThatLineAlone() {
        Reply reply =
                ndjson(event("11:00:00"), "x".repeat(70_000), event("11:01:00")).expect(207);

        assertThat(reply.number("success_count")).isEqualTo(2);
        assertThat(reply.json().get("errors").get(0).get("reason").stringValue())
                .isEqualTo("too_large");
        assertThat(errorLines(reply)).isEqualTo(Collections.singletonList(2));
    }

    @Test
    void whatStandsBeforeABrokenOffEndMayBeStoredAndMayComeAgain() throws IOException {
        List<String> lines = IntStream.range(0, 2_500)
                .mapToObj(i -> Events.at(
                        "small",
                        "W2",
                        "S",
                        "idle",
                        START.plusSeconds(40_000 + i).toString()))
                .toList();
        String body = String.join("\n", lines) + "\n";

        String answer = SERVER.raw("POST /api/events/stream HTTP/1.1\nHost: localhost\nContent-Type: " + NDJSON
                + "\nContent-Length: 9999999\n\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("broke off", "stored in part");
        assertThat(SERVER.get("/api/metrics/workers/W2?site=small").number("event_count"))
                .isEqualTo(2_000);
        Reply again = SERVER.post("/api/events/stream", NDJSON, BodyPublishers.ofString(body))
                .expect(201);
        assertThat(again.number("duplicate_count")).isEqualTo(2_000);
        assertThat(SERVER.get("/api/metrics/workers/W2?site=small").number("event_count"))
                .isEqualTo(2_500);
    }
}
