package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Without logins only this machine is answered, and no page of another site gets through its browser.
class SecurityTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemo();

    private static String head(String line, String host) {
        return line + " HTTP/1.1\nHost: " + host + "\nConnection: close\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "192.168.1.7:8080",
                "0.0.0.0",
                "[::]",
                "localhost:8080.evil.example",
                "1270.0.0.1"
            })
    void aRequestForAnotherHostIs403EvenForReading(String host) throws IOException {
        String answer = SERVER.raw(head("GET /api/workers", host) + "\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[03] .*").doesNotContain("Alice");
        assertThat(answer).contains("application/problem+json", "\"error\":");
    }

    @Test
    void theAnswerSaysWhichHostsThereAre() throws IOException {
        String answer = SERVER.raw(head("GET /api/workers", "evil.example") + "\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains(
                        "\"status\":403",
                        "\"title\":\"Forbidden\"",
                        "\"instance\":\"/api/workers\"",
                        "Host: ",
                        "localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "127.1.2.3", "[::1]", "[::1]:8080"})
    void theNamesOfThisMachineAreAnswered(String host) throws IOException {
        assertThat(SERVER.raw(head("GET /health", host) + "\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aRequestWithoutAHostIsRefused() throws IOException {
        assertThat(SERVER.raw("GET /health HTTP/1.1\nConnection: close\n\n")).startsWith("HTTP/1.1 400 ");
        assertThat(SERVER.raw("GET /health HTTP/1.0\n\n")).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://evil.example:8080",
                "http://localhost:1",
                "http://localhost",
                "null",
                "file://",
                "http://localhost.evil.example",
                "not an origin"
            })
    void aPageOfAnotherSiteCannotSeedNorSendNorRead(String origin) {
        String before = SERVER.get("/api/v2/report").body();
        for (HttpRequest.Builder request : new HttpRequest.Builder[] {
            SERVER.request("/api/seed").POST(BodyPublishers.noBody()),
            SERVER.request("/api/events")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Events.of("W1", "S1", "idle", "2026-03-11T11:59:00Z"))),
            SERVER.request("/api/workers"),
            SERVER.request("/api/events")
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody())
        }) {
            Reply reply = SERVER.send(request.header("Origin", origin).build());

            assertThat(reply.problem(403)).contains("Origin");
            assertThat(reply.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        }
        assertThat(SERVER.get("/api/v2/report").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, cross-site, 403",
        "POST, same-site, 403",
        "DELETE, cross-site, 403",
        "POST, same-origin, 200",
        "POST, none, 200",
        "GET, cross-site, 405"
    })
    void whatTheBrowserSaysOfTheSenderCountsToo(String method, String site, int status) {
        Reply reply = SERVER.send(SERVER.request("/api/seed")
                .header("Sec-Fetch-Site", site)
                .method(method, BodyPublishers.noBody())
                .build());

        reply.expect(status);
    }

    @Test
    void aPageOfItsOwnMayDoAnything() {
        Reply reply = SERVER.send(SERVER.request("/api/seed")
                .header("Origin", "http://localhost:" + SERVER.port())
                .POST(BodyPublishers.noBody())
                .build());

        reply.expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/workers",
                "/health",
                "/nothing",
                "/api/metrics/factory?from=never",
                "/docs",
                "/openapi.json"
            })
    void everyAnswerCarriesTheHeadersThatKeepBrowsersStraight(String path) {
        Reply reply = SERVER.get(path);

        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.header("X-Frame-Options")).contains("DENY");
        assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
        assertThat(reply.header("Content-Security-Policy").orElse("")).contains("default-src 'self'");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aHarmlessRequestIdComesBackAndAnyOtherIsReplaced() {
        assertThat(withId("edge-7.batch_12").header("X-Request-Id")).contains("edge-7.batch_12");
        for (String bad : new String[] {"a b", "<script>", "x".repeat(65), "a\"b", "é", "a;b", "$(x)", " "}) {
            assertThat(withId(bad).header("X-Request-Id").orElse(""))
                    .isNotEqualTo(bad)
                    .matches("[0-9a-f-]{36}");
        }
        assertThat(SERVER.get("/health").header("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
    }

    private static Reply withId(String id) {
        return SERVER.send(SERVER.request("/health").header("X-Request-Id", id).build());
    }

    @Test
    void theLogHoldsRequestIdsAndRoutesButNoNamesAndNoIdsOfPeople() throws IOException {
        SERVER.post("/api/workers", "{\"worker_id\":\"SECRET-ID\",\"name\":\"Secret Name\"}");
        SERVER.post("/api/workers", "{\"worker_id\":\"SECRET-ID\",\"name\":\"Secret Other\"}")
                .problem(409);
        SERVER.post("/api/events", Events.of("SECRET-ID", "S1", "working", "2026-03-11T11:00:00Z"))
                .expect(201);
        SERVER.post("/api/events", Events.of("SECRET-ID", "SECRET-STATION", "working", "2026-03-11T11:00:00Z"))
                .problem(422);
        SERVER.post("/api/events", "{\"worker_id\":\"SECRET-ID\"").problem(400);
        SERVER.post("/api/events/batch", "[{\"worker_id\":\"SECRET-ID\"}]").problem(422);
        SERVER.get("/api/metrics/workers/SECRET-ID").expect(200);
        SERVER.get("/api/metrics/workers/SECRET-GHOST").problem(404);
        SERVER.get("/api/SECRET-PATH/SECRET-ID").problem(404);
        SERVER.get("/api/events?worker_id=SECRET-ID&limit=x").problem(422);
        SERVER.get("/api/events?from=SECRET-ID").problem(422);
        SERVER.post("/api/metrics/workers/SECRET-ID").problem(405);
        SERVER.raw("GET /api/metrics/workers/SECRET-ID|x HTTP/1.1\nHost: localhost\n\n");
        SERVER.raw("GET /api/events?worker_id=SECRET-ID&a=%zz HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        SERVER.raw("GET /health HTTP/1.1\nHost: localhost\nSECRET-ID Name: x\nConnection: close\n\n");
        SERVER.raw("POST /api/events HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 900\n\n"
                + "{\"worker_id\":\"SECRET-ID\"");
        SERVER.send(SERVER.request("/api/metrics/workers/W1")
                .header("X-Request-Id", "traced-1")
                .build());

        String log = SERVER.log();

        assertThat(log).contains("\"request_id\":\"traced-1\"", "\"route\":\"/api/metrics/workers/{id}\"");
        assertThat(log).doesNotContain("SECRET", "Secret", "Alice Johnson");
        assertThat(log.lines())
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    }

    @Test
    void aControlCharacterOfASenderReachesNoHeaderAndNoLine() throws IOException {
        String answer = SERVER.raw(
                "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\u0007b\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer).doesNotContain("\u0007");
        assertThat(SERVER.log()).doesNotContain("\u0007");
    }
}
