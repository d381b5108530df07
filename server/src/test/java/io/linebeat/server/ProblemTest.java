package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every error is a problem document that carries the seed's `error` text.
class ProblemTest {
    private static final int MIB = 1 << 20;

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @BeforeAll
    static void register() {
        SERVER.registerWorker("A");
        SERVER.registerStation("X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/nothing/",
                "/api/events/1",
                "/error",
                "/assets/nothing.js",
                "/workers",
                "/actuator"
            })
    void whatIsNotThereIs404(String path) {
        Reply reply = SERVER.get(path);

        assertThat(reply.problem(404)).isNotBlank();
        assertThat(reply.text("title")).isEqualTo("Not Found");
        assertThat(reply.text("instance")).isIn(path, path.replaceFirst("(.)/$", "$1"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/events/batch, POST",
        "GET, /api/events/batch/, POST",
        "GET, /api/events/stream, POST",
        "GET, /api/seed, POST",
        "DELETE, /api/events, 'GET,POST'",
        "PUT, /api/workers, 'GET,POST'",
        "PATCH, /api/workstations, 'GET,POST'",
        "POST, /api/metrics/factory, GET",
        "POST, /health, GET",
        "DELETE, /api/refusals, GET",
        "POST, /api/v2/report, GET",
        "GET, /api/v2/verify, POST"
    })
    void anotherMethodIs405AndTheAnswerSaysWhichThereAre(String method, String path, String allowed) {
        Reply reply = SERVER.send(
                SERVER.request(path).method(method, BodyPublishers.noBody()).build());

        assertThat(reply.problem(405)).contains(method);
        assertThat(reply.header("Allow")
                        .map(allow -> Arrays.stream(allow.split(","))
                                .map(String::strip)
                                .toList()))
                .get()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .contains(allowed.split(","));
    }

    static Stream<String> posts() {
        return Stream.of("/api/events", "/api/events/batch", "/api/workers", "/api/workstations");
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aBodyOfAnotherTypeIs415(String path) {
        for (String type :
                new String[] {"text/plain", "application/x-www-form-urlencoded", "application/xml", "text/csv"}) {
            assertThat(SERVER.post(path, type, BodyPublishers.ofString("{}")).problem(415))
                    .contains(type);
        }
        Reply nothing = SERVER.send(
                SERVER.request(path).POST(BodyPublishers.ofString("{}")).build());
        assertThat(nothing.problem(415)).contains("Content-Type");
        assertThat(SERVER.post(path, "no type at all", BodyPublishers.ofString("{}"))
                        .problem(415))
                .isNotBlank();
    }

    @Test
    void aStreamTakesLinesAndNoSingleJson() {
        assertThat(SERVER.post("/api/events/stream", "{}").problem(415)).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events", "/api/events/batch", "/api/events/stream", "/api/workers"})
    void aCompressedBodyIs415AndTheAnswerSaysWhatIsTaken(String path) {
        Reply reply = SERVER.send(SERVER.request(path)
                .header("Content-Type", path.endsWith("stream") ? "text/csv" : "application/json")
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
                .build());

        assertThat(reply.problem(415)).contains("Content-Encoding", "br");
        assertThat(reply.header("Accept-Encoding")).contains("gzip, zstd, identity");
    }

    @Test
    void anAnswerInAnotherTypeIs406() {
        Reply reply = SERVER.send(SERVER.request("/api/workers")
                .header("Accept", "application/xml")
                .build());

        assertThat(reply.problem(406)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=%zz", "to=%C3%28", "site=%FF"})
    void aQueryThatCannotBeDecodedIs400AndNotAnotherQuestion(String query) throws IOException {
        String answer =
                SERVER.raw("GET /api/metrics/factory?" + query + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer).contains("application/problem+json", "\"status\":400", "\"error\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/events?worker_id=a b HTTP/1.1",
                "GET /api/metrics/workers/%zz HTTP/1.1",
                "GET /api/metrics/workers/%00 HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /api/workers|x HTTP/1.1",
                "GET /api/workers HTTP/9.9",
                "nonsense"
            })
    void aHeadThatCannotBeReadIsAProblemToo(String line) throws IOException {
        String answer = SERVER.raw(line + "\nHost: localhost\nConnection: close\n\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|505) .*");
        assertThat(answer)
                .contains("application/problem+json", "\"type\":\"about:blank\"", "\"error\":", "\"detail\":")
                .doesNotContain("<html");
    }

    @Test
    void aHeadThatIsTooLongIsAProblemToo() throws IOException {
        String answer =
                SERVER.raw("GET /api/workers HTTP/1.1\nHost: localhost\nX-Long: " + "x".repeat(20_000) + "\n\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|431) .*").contains("application/problem+json", "\"error\":");
    }

    @Test
    void anEventOfMoreThan64KiBIs413() {
        String event = Events.of("A", "X", "working", "2026-03-11T08:00:00Z");
        String padded = Events.with(event, "\"note\":\"" + "x".repeat(64 * 1024) + "\"");
        String detail = SERVER.post("/api/events", padded).problem(413);
        String chunked = SERVER.post(
                        "/api/events", RunningServer.JSON, chunked(padded.getBytes(StandardCharsets.UTF_8)))
                .problem(413);

        assertThat(detail).contains("65536 bytes").isEqualTo(chunked);
        assertThat(SERVER.get("/api/refusals?limit=2").list()).hasSize(2).allSatisfy(refusal -> {
            assertThat(refusal.get("reason").stringValue()).isEqualTo("too_large");
            assertThat(refusal.get("raw").stringValue()).startsWith(event.substring(0, 60));
        });
    }

    @Test
    void anEventOfExactly64KiBIsRead() {
        String event = Events.of("A", "X", "working", "2026-03-11T08:01:00Z");
        String padded = event + " ".repeat(64 * 1024 - event.length());

        SERVER.post("/api/events", padded).expect(201);
    }

    @Test
    void aRegistrationOfMoreThan16KiBIs413() {
        String body = "{\"worker_id\":\"B\",\"name\":\"B\",\"note\":\"" + "x".repeat(16 * 1024) + "\"}";

        assertThat(SERVER.post("/api/workers", body).problem(413)).contains("16384 bytes");
    }

    @Test
    void aBatchOfMoreThan32MiBIs413ByItsLengthAndWithoutOne() {
        byte[] body = new byte[32 * MIB + 1];
        Arrays.fill(body, (byte) ' ');
        body[0] = '[';

        String byLength = SERVER.post("/api/events/batch", RunningServer.JSON, BodyPublishers.ofByteArray(body))
                .problem(413);
        String byReading = SERVER.post("/api/events/batch", RunningServer.JSON, chunked(body))
                .problem(413);

        assertThat(byLength).contains("33554432 bytes").isEqualTo(byReading);
        assertThat(SERVER.get("/api/refusals?reason=too_large").list())
                .anyMatch(refusal -> refusal.get("detail").stringValue().equals(byLength));
    }

    @Test
    void aBatchOfExactly32MiBIsRead() {
        byte[] body = new byte[32 * MIB];
        Arrays.fill(body, (byte) ' ');
        body[0] = '[';
        body[body.length - 1] = ']';

        SERVER.post("/api/events/batch", RunningServer.JSON, BodyPublishers.ofByteArray(body))
                .expect(201);
    }

    @Test
    void aSenderThatAsksFirstHearsThatItIsTooLargeBeforeItSendsAnything() throws IOException {
        String answer = SERVER.raw("POST /api/events/batch HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
                + "Content-Length: 99999999999\nExpect: 100-continue\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "33554432 bytes");
    }

    @Test
    void aBatchOfMoreThan20000ItemsIs413() {
        String items = "1,".repeat(20_000) + "1";

        String detail = SERVER.post("/api/events/batch", "[" + items + "]").problem(413);

        assertThat(detail).contains("20000");
        assertThat(SERVER.get("/api/refusals?limit=1")
                        .list()
                        .getFirst()
                        .get("reason")
                        .stringValue())
                .isEqualTo("too_large");
    }

    @Test
    void aBatchOf20000ItemsIsJudgedItemByItemAndListsThousandErrors() {
        String event = Events.of("A", "X", "working", "2026-03-11T08:02:00Z");

        Reply reply = SERVER.post("/api/events/batch", "[" + event + ",1".repeat(19_999) + "]")
                .expect(207);

        assertThat(reply.text("message")).isEqualTo("1/20000 events ingested successfully");
        assertThat(reply.number("refused_count")).isEqualTo(19_999);
        assertThat(reply.json().get("errors").size()).isEqualTo(1_000);
    }

    @Test
    void aBodyThatBreaksOffIs400AndNothingOfItCounts() throws IOException {
        String half = Events.of("A", "X", "working", "2026-03-11T08:03:00Z");
        String head = " HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 5000\n\n";

        String single = SERVER.raw("POST /api/events" + head + half);
        String batch = SERVER.raw("POST /api/events/batch" + head + "[" + half + ",");

        assertThat(single).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "broke off");
        assertThat(batch).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "broke off");
        assertThat(SERVER.get("/api/events?from=2026-03-11T08:03:00Z&to=2026-03-11T08:04:00Z")
                        .list())
                .isEmpty();
    }

    @Test
    void chunksThatAreNotChunksAre400() throws IOException {
        String answer = SERVER.raw("POST /api/events HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
                + "Transfer-Encoding: chunked\n\nzz\n{}\n0\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "\"error\":");
    }

    private static java.net.http.HttpRequest.BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
