package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Input that is refused is answered with the field, the value and the rule; it is kept; and it is in no figure.
class RefusalTest {
    private static final String GOOD = Events.of("A", "X", "working", "2026-03-11T08:00:00Z");

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @BeforeAll
    static void register() {
        SERVER.registerWorker("A");
        SERVER.registerStation("X");
    }

    @AfterAll
    static void nothingRefusedIsInAnyFigure() {
        Reply total = SERVER.get("/api/v2/report?site=default");
        assertThat(SERVER.get("/api/events?site=default").list()).isEmpty();
        assertThat(total.json().get("total").get("event_count").longValue()).isZero();
        assertThat(total.json().get("total").get("working_us").longValue()).isZero();
    }

    private static Arguments bad(int status, String reason, String body, String... named) {
        return Arguments.of(status, reason, body, List.of(named));
    }

    private static String without(String field) {
        return GOOD.replace("\"" + field + "\"", "\"unknown\"");
    }

    private static String timestamp(String text) {
        return GOOD.replace("2026-03-11T08:00:00Z", text);
    }

    private static String worker(String id) {
        return GOOD.replace("\"A\"", "\"" + id + "\"");
    }

    private static String more(String members) {
        return Events.with(GOOD, members);
    }

    private static String units(String count) {
        return more("\"count\":" + count).replace("working", "product_count");
    }

    static Stream<Arguments> ofForm() {
        String deep = "[".repeat(40) + "]".repeat(40);
        return Stream.of(
                bad(400, "malformed", ""),
                bad(400, "malformed", " \n"),
                bad(400, "malformed", "{"),
                bad(400, "malformed", "hello"),
                bad(400, "malformed", GOOD.replace("\"", "'")),
                bad(400, "malformed", GOOD + "{}"),
                bad(400, "malformed", GOOD + "x"),
                bad(400, "malformed", more("\"worker_id\":\"B\""), "worker_id"),
                bad(400, "malformed", more("\"note\":{\"a\":1,\"a\":2}"), "a"),
                bad(400, "malformed", more("\"note\":" + deep), "32 levels"),
                bad(400, "malformed", more("\"confidence\":NaN")),
                bad(400, "malformed", more("\"confidence\":Infinity")),
                bad(400, "malformed", more("\"confidence\":.5")),
                bad(400, "malformed", more("\"confidence\":0." + "5".repeat(99)), "64 characters"),
                bad(400, "malformed", GOOD + "/* comment */"),
                bad(400, "malformed", worker("a\u0000b")),
                bad(400, "malformed", worker("\\x")),
                bad(400, "missing_field", "{}", "timestamp"),
                bad(400, "missing_field", without("timestamp"), "timestamp"),
                bad(400, "missing_field", without("worker_id"), "worker_id"),
                bad(400, "missing_field", without("workstation_id"), "workstation_id"),
                bad(400, "missing_field", without("event_type"), "event_type"),
                bad(400, "missing_field", worker(""), "worker_id"),
                bad(400, "missing_field", timestamp(""), "timestamp"),
                bad(400, "missing_field", GOOD.replace("\"A\"", "null"), "worker_id"),
                bad(400, "wrong_type", "[" + GOOD + "]", "an array"),
                bad(400, "wrong_type", "7", "a number"),
                bad(400, "wrong_type", "null", "null"),
                bad(400, "wrong_type", GOOD.replace("\"A\"", "7"), "worker_id", "7"),
                bad(400, "wrong_type", GOOD.replace("\"A\"", "{\"id\":1}"), "worker_id"),
                bad(
                        400,
                        "wrong_type",
                        GOOD.replace("\"2026-03-11T08:00:00Z\"", "1773216000"),
                        "timestamp",
                        "1773216000"),
                bad(400, "wrong_type", more("\"confidence\":\"0.5\""), "confidence", "0.5"),
                bad(400, "wrong_type", more("\"confidence\":true"), "confidence", "true"),
                bad(400, "wrong_type", units("\"5\""), "count", "5"),
                bad(400, "wrong_type", more("\"shadow\":\"yes\""), "shadow", "yes"),
                bad(400, "wrong_type", more("\"event_id\":5"), "event_id", "5"));
    }

    static Stream<Arguments> ofValues() {
        return Stream.of(
                bad(422, "unknown_worker", worker("nobody"), "worker_id", "nobody", "default"),
                bad(422, "unknown_worker", worker("a"), "worker_id", "\"a\""),
                bad(422, "unknown_worker", worker("A "), "worker_id", "\"A \""),
                bad(422, "unknown_worker", more("\"site_id\":\"plant9\""), "plant9"),
                bad(422, "unknown_station", GOOD.replace("\"X\"", "\"Q\""), "workstation_id", "Q"),
                bad(
                        422,
                        "bad_event_type",
                        GOOD.replace("working", "Working"),
                        "event_type",
                        "Working",
                        "product_count"),
                bad(422, "bad_confidence", more("\"confidence\":1.0000001"), "confidence", "1.0000001", "0 to 1"),
                bad(422, "bad_confidence", more("\"confidence\":-0.1"), "confidence", "-0.1"),
                bad(422, "bad_confidence", more("\"confidence\":1e999"), "confidence", "1e999"),
                bad(422, "bad_confidence", more("\"confidence\":1e99999999999"), "confidence", "1e99999999999"),
                bad(422, "bad_count", units("-1"), "count", "-1"),
                bad(422, "bad_count", units("1.5"), "count", "1.5"),
                bad(422, "bad_count", units("1e999"), "count", "1e999"),
                bad(422, "bad_count", units("9223372036854775808"), "count", "9223372036854775808"),
                bad(422, "bad_count", units("1000000001"), "count", "1000000000"),
                bad(422, "bad_timestamp", timestamp("yesterday"), "timestamp", "yesterday", "ISO 8601"),
                bad(422, "bad_timestamp", timestamp("2026-03-11"), "timestamp", "2026-03-11"),
                bad(422, "bad_timestamp", timestamp("2026-02-30T08:00:00Z"), "timestamp", "2026-02-30"),
                bad(422, "bad_timestamp", timestamp("2025-02-29T08:00:00Z"), "timestamp", "calendar"),
                bad(422, "bad_timestamp", timestamp("2026-13-01T08:00:00Z"), "timestamp"),
                bad(422, "bad_timestamp", timestamp("2026-03-11T24:00:00Z"), "timestamp", "24"),
                bad(422, "bad_timestamp", timestamp("2026-03-11T08:00:60Z"), "timestamp", "60"),
                bad(422, "bad_timestamp", timestamp("2026-03-11T08:00:00+25:00"), "timestamp", "offset"),
                bad(422, "bad_timestamp", timestamp("+12026-03-11T08:00:00Z"), "timestamp"),
                bad(422, "bad_timestamp", timestamp("٢٠٢٦-03-11T08:00:00Z"), "timestamp"),
                bad(422, "too_far_ahead", timestamp("9999-12-31T23:59:59Z"), "timestamp", "9999", "10 minutes"),
                bad(422, "too_old", timestamp("1999-12-31T23:59:59Z"), "timestamp", "1999", "2000-01-01"),
                bad(422, "too_old", timestamp("0001-01-01T00:00:00Z"), "timestamp", "0001"),
                bad(422, "bad_text", worker("a\\u0000b"), "worker_id", "U+0000"),
                bad(422, "bad_text", worker("a\\nb"), "worker_id", "U+000A"),
                bad(422, "bad_text", worker("a\\u007fb"), "worker_id", "U+007F"),
                bad(422, "bad_text", worker("a\\u0085b"), "worker_id", "U+0085"),
                bad(422, "bad_text", worker("\\ud800"), "worker_id", "U+D800"),
                bad(422, "bad_text", worker("x".repeat(129)), "worker_id", "128 characters"),
                bad(422, "bad_text", more("\"event_id\":\"" + "x".repeat(201) + "\""), "event_id", "200 characters"),
                bad(422, "bad_text", more("\"camera_id\":\"\\t\""), "camera_id", "U+0009"),
                bad(422, "two_stations", more("\"station_id\":\"Y\""), "station_id", "Y"),
                bad(422, "shadow_without_model", more("\"shadow\":true"), "shadow", "model_id"));
    }

    @ParameterizedTest
    @MethodSource({"ofForm", "ofValues"})
    void itIsAnsweredNamedAndKept(int status, String reason, String body, List<String> named) {
        Reply reply = SERVER.post("/api/events", body);

        String detail = reply.problem(status);
        assertThat(named).allSatisfy(word -> assertThat(detail).contains(word));
        assertThat(reply.text("reason")).isEqualTo(reason);
        JsonNode kept = newest();
        assertThat(kept.get("reason").stringValue()).isEqualTo(reason);
        assertThat(kept.get("detail").stringValue()).isEqualTo(detail);
        assertThat(kept.get("raw").stringValue()).isEqualTo(body);
        assertThat(kept.get("refused_at").stringValue()).isEqualTo("2026-03-11T12:00:00Z");
        assertThat(kept.get("id").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofValues")
    void asAnItemOfABatchItIsRefusedForTheSameReason(int status, String reason, String body, List<String> named) {
        Reply reply = SERVER.post("/api/events/batch", Events.array("\n " + body + " "));

        assertThat(reply.problem(status)).contains(named);
        JsonNode error = reply.json().get("errors").get(0);
        assertThat(error.get("index").intValue()).isZero();
        assertThat(error.get("reason").stringValue()).isEqualTo(reason);
        assertThat(error.get("detail").stringValue()).contains(named);
        assertThat(newest().get("raw").stringValue()).isEqualTo(body);
    }

    @Test
    void bytesThatAreNotUtf8Are400() {
        byte[] latin1 = worker("Müller").getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16);
        for (byte[] body : List.of(latin1, utf16)) {
            for (String path : List.of("/api/events", "/api/events/batch", "/api/workers")) {
                Reply reply = SERVER.post(path, RunningServer.JSON, BodyPublishers.ofByteArray(body));

                assertThat(reply.problem(400)).contains("UTF-8");
                assertThat(reply.text("reason")).isEqualTo("malformed");
            }
        }
        assertThat(newest().get("raw").stringValue()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[", "[1", "[{\"a\":1]", "[1] 2", "{\"events\":[]}"})
    void aBatchThatIsNoArrayIs400AndKept(String body) {
        Reply reply = SERVER.post("/api/events/batch", body);

        reply.problem(400);
        assertThat(newest().get("raw").stringValue()).isEqualTo(body);
    }

    @Test
    void aBrokenItemCostsTheWholeBatchForNobodyKnowsWhereTheNextBegins() {
        String batch = "[" + GOOD + ",{\"timestamp\":" + "]";

        SERVER.post("/api/events/batch", batch).problem(400);

        assertThat(newest().get("raw").stringValue()).isEqualTo(batch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"worker_id\":\"\",\"name\":\"n\"}",
                "{\"worker_id\":\"R\"}",
                "{\"worker_id\":\"R\",\"name\":5}",
                "{\"worker_id\":\"R\",\"name\":\"n\",\"name\":\"n\"}",
                "[]"
            })
    void aRegistrationOfBadFormIs400AndKept(String body) {
        String detail = SERVER.post("/api/workers", body).problem(400);

        assertThat(newest().get("detail").stringValue()).isEqualTo(detail);
        assertThat(newest().get("raw").stringValue()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"worker_id\":\"R\\u0000\",\"name\":\"n\"}",
                "{\"worker_id\":\"R\",\"name\":\"n\\u001b[31m\"}",
                "{\"worker_id\":\"R\",\"name\":\"\\udc00\"}",
                "{\"worker_id\":\"R\",\"name\":\"n\",\"site_id\":\"\\n\"}"
            })
    void aRegistrationOfBadValuesIs422AndKept(String body) {
        SERVER.post("/api/workers", body).problem(422);

        assertThat(newest().get("reason").stringValue()).isEqualTo("bad_text");
        assertThat(newest().get("raw").stringValue()).isEqualTo(body);
        assertThat(SERVER.get("/api/workers").list()).hasSize(1);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheBodyAndATimeWithoutAZoneIsTheSites() {
        SERVER.registerWorker("marked", "A");
        SERVER.registerStation("marked", "X");
        String event = Events.at("marked", "A", "X", "working", "2026-03-10T08:00:00");

        SERVER.post("/api/events", "\uFEFF" + event).expect(201);
        SERVER.post("/api/events", event.replace("08:00:00", "08:00:00Z")).expect(200);
        SERVER.post("/api/events/batch", "\uFEFF" + Events.array(event)).expect(201);
    }

    @Test
    void refusalsAreListedNewestFirstByReasonAndInPages() {
        for (int i = 1; i <= 5; i++) {
            SERVER.post("/api/events", units("-" + i)).problem(422);
            SERVER.post("/api/events", worker("nobody-" + i)).problem(422);
        }

        Reply first = SERVER.get("/api/refusals?reason=bad_count&limit=3").expect(200);
        String link = first.header("Link").orElseThrow();
        Reply second = SERVER.get(link.substring(1, link.indexOf('>')));

        assertThat(first.list().stream()
                        .map(refusal -> refusal.get("detail").stringValue().substring(0, 9)))
                .containsExactly("count: -5", "count: -4", "count: -3");
        assertThat(second.list().stream()
                        .limit(2)
                        .map(refusal -> refusal.get("detail").stringValue().substring(0, 9)))
                .containsExactly("count: -2", "count: -1");
        assertThat(SERVER.get("/api/refusals/?limit=2").list()).hasSize(2);
        assertThat(SERVER.get("/api/refusals?reason=boring").problem(422)).contains("reason", "boring", "bad_count");
        assertThat(SERVER.get("/api/refusals?limit=0").problem(422)).contains("limit");
        assertThat(SERVER.get("/api/refusals?cursor=x").problem(422)).contains("cursor");
    }

    @Test
    void ofALongInputTheBeginningIsKept() {
        String body = more("\"note\":\"" + "é".repeat(20_000) + "\"").replace("working", "dancing");

        SERVER.post("/api/events", body).problem(422);

        assertThat(newest().get("raw").stringValue()).hasSize(8_192).isEqualTo(body.substring(0, 8_192));
    }

    private static JsonNode newest() {
        return SERVER.get("/api/refusals?limit=1").list().getFirst();
    }
}
