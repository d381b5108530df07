package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators watch and what they may do.
class OperationsTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemo();

    @BeforeAll
    static void someTraffic() {
        String event = Events.of("W1", "S1", "working", "2026-03-11T11:00:00Z");
        SERVER.post("/api/events", event).expect(201);
        SERVER.post("/api/events", event).expect(200);
        SERVER.post("/api/events/batch", Events.array(event, "7")).expect(207);
        SERVER.post(
                        "/api/events/stream",
                        "application/x-ndjson",
                        java.net.http.HttpRequest.BodyPublishers.ofString(event))
                .expect(201);
        SERVER.post("/api/events", "{").problem(400);
        SERVER.get("/api/v2/report").expect(200);
        SERVER.get("/api/metrics/workers/W1").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsUpAndTellsNothingElseOfTheInside(String path) {
        Reply reply = SERVER.get(path).expect(200);

        assertThat(reply.text("status")).isEqualTo("UP");
        assertThat(reply.body()).doesNotContain("details", "components");
    }

    @Test
    void prometheusReadsTheTimesOfIntakeCommitRefusalAndQuery() {
        String metrics = SERVER.get("/actuator/prometheus").expect(200).body();

        assertThat(metrics)
                .contains(
                        "linebeat_intake_seconds_count{form=\"single\"}",
                        "linebeat_intake_seconds_count{form=\"batch\"}",
                        "linebeat_intake_seconds_count{form=\"stream\"}",
                        "linebeat_intake_seconds_bucket{form=\"single\",le=\"+Inf\"}",
                        "linebeat_store_commit_seconds_count",
                        "linebeat_store_commit_seconds_bucket{le=\"+Inf\"}",
                        "linebeat_store_commit_items_count",
                        "linebeat_facts_total{outcome=\"new\"}",
                        "linebeat_facts_total{outcome=\"duplicate\"}",
                        "linebeat_refusals_total{reason=\"malformed\"}",
                        "linebeat_refusals_total{reason=\"wrong_type\"}",
                        "linebeat_facts_stored",
                        "linebeat_conflicts_stored");
        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_count\\{[^}]*status=\"400\",uri=\"/api/events\"}")
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/v2/report\"[^}]*}")
                .containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/api/metrics/workers/\\{id}\"}")
                .doesNotContain("W1");
        assertThat(metrics.lines()
                        .filter(line -> line.startsWith("linebeat_facts_stored "))
                        .map(line -> Double.parseDouble(line.substring(line.indexOf(' ')))))
                .hasSize(1)
                .allSatisfy(facts -> assertThat(facts).isGreaterThan(432));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/",
                "/actuator/env",
                "/actuator/beans",
                "/actuator/metrics",
                "/actuator/loggers",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/info",
                "/actuator/mappings",
                "/actuator/shutdown",
                "/actuator/health/store"
            })
    void nothingElseOfTheInsideIsShown(String path) {
        SERVER.get(path).expect(404);
        assertThat(SERVER.post(path).status()).isIn(404, 405);
    }

    @Test
    void verifyFindsNoDifference() {
        Reply reply = SERVER.post("/api/v2/verify/").expect(200);

        assertThat(reply.json().get("equal").booleanValue()).as(reply.body()).isTrue();
        assertThat(reply.number("facts")).isGreaterThan(432);
        assertThat(reply.number("compared")).isPositive();
        assertThat(reply.json().get("difference").isNull()).isTrue();
    }

    @Test
    void rebuildGivesTheSameFigures() {
        String before = SERVER.get("/api/v2/report").body();

        Reply reply = SERVER.post("/api/v2/rebuild").expect(200);

        assertThat(reply.text("message")).contains("facts");
        assertThat(SERVER.get("/api/v2/report").body()).isEqualTo(before);
    }
}
