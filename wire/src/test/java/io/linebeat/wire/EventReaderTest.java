package io.linebeat.wire;

import static io.linebeat.wire.Plant.accepted;
import static io.linebeat.wire.Plant.at;
import static io.linebeat.wire.Plant.event;
import static io.linebeat.wire.Plant.eventAt;
import static io.linebeat.wire.Plant.production;
import static io.linebeat.wire.Plant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final WorkerId W1 = new WorkerId(SiteId.DEFAULT, "W1");
    private static final StationId S1 = new StationId(SiteId.DEFAULT, "S1");
    private static final long EIGHT = at("2026-07-01T08:00:00Z");

    @Test
    void theLeastEventIsAFact() {
        assertThat(accepted(event("")))
                .isEqualTo(new Observation(Stream.LIVE, W1, S1, EIGHT, State.WORKING, null, Source.UNKNOWN));
    }

    @Test
    void theFullestEventIsAFact() {
        String json = production("""
                "confidence":0.9534567,"count":12,"event_id":"e-1","camera_id":"c-1","model_id":"m","model_version":"2",
                "site_id":"berlin","shadow":true,"what else":{"is":["ignored"]},""");

        assertThat(accepted(json))
                .isEqualTo(new Production(
                        new Stream.Shadow("m", "2"),
                        new WorkerId(Plant.BERLIN, "W1"),
                        new StationId(Plant.BERLIN, "S1"),
                        EIGHT,
                        12,
                        new Confidence(953_457),
                        new Source("e-1", new CameraId(Plant.BERLIN, "c-1"), "m", "2")));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsKnownByItsLowerCaseName(State state) {
        String code = state.name().toLowerCase(Locale.ROOT);

        assertThat(accepted(event("").replace("\"working\"", "\"" + code + "\"")))
                .isInstanceOfSatisfying(
                        Observation.class, fact -> assertThat(fact.state()).isEqualTo(state));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Working", "WORKING", " working", "working ", "work", "product-count", "productcount", "ıdle"})
    void anyOtherEventTypeIsRefused(String type) {
        Refusal refusal = refused(event("").replace("\"working\"", "\"" + type + "\""));

        assertThat(refusal.reason()).isEqualTo(Reason.BAD_EVENT_TYPE);
        assertThat(refusal.detail())
                .isEqualTo("event_type: \"" + type + "\" is none of working, idle, absent, product_count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "worker_id", "workstation_id", "event_type"})
    void aRequiredFieldThatIsMissingOrNullOrEmptyIsNamed(String field) {
        String without =
                event("").replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
        String nothing = event("").replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":null");
        String empty = event("").replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"\"");

        for (String json : new String[] {without, nothing, empty}) {
            assertThat(refused(json).reason()).as(json).isEqualTo(Reason.MISSING_FIELD);
            assertThat(refused(json).detail()).isEqualTo(field + ": is missing; it is required");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confidence",
                "count",
                "event_id",
                "camera_id",
                "model_id",
                "model_version",
                "site_id",
                "shadow",
                "station_id"
            })
    void anOptionalFieldThatIsNullOrEmptyIsMissing(String field) {
        assertThat(accepted(production("\"" + field + "\":null,"))).isEqualTo(accepted(production("")));
        assertThat(accepted(production("\"" + field + "\":\"\","))).isEqualTo(accepted(production("")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timestamp      | 1767323045  | is not a text
            timestamp      | {}          | is not a text
            worker_id      | 7           | is not a text
            workstation_id | 7           | is not a text
            station_id     | ["S1"]      | is not a text
            event_type     | true        | is not a text
            event_id       | 4711        | is not a text
            camera_id      | 1.5         | is not a text
            model_id       | false       | is not a text
            model_version  | 2           | is not a text
            site_id        | 1           | is not a text
            confidence     | "0.9"       | is not a number
            confidence     | true        | is not a number
            count          | "3"         | is not a number
            count          | [3]         | is not a number
            shadow         | "true"      | is neither true nor false
            shadow         | 1           | is neither true nor false
            """)
    void aWrongTypeIsRefusedAndNamed(String field, String value, String rule) {
        String given = "\"" + field + "\":" + value + ",";
        String json = production("").replaceFirst("\"" + field + "\":\"[^\"]*\",?", "");
        Refusal refusal = refused(json.replaceFirst("\\{", "{" + given).replace(",}", "}"));

        assertThat(refusal.reason()).isEqualTo(Reason.WRONG_TYPE);
        assertThat(refusal.detail()).startsWith(field + ": ").endsWith(rule);
        assertThat(refusal.reason().isMalformed()).isTrue();
    }

    @Test
    void stationIdStandsForWorkstationId() {
        assertThat(accepted(event("").replace("workstation_id", "station_id")).station())
                .isEqualTo(S1);
        assertThat(accepted(event("\"station_id\":\"S1\",")).station()).isEqualTo(S1);
    }

    @Test
    void twoDifferentStationsAreRefused() {
        Refusal refusal = refused(event("\"station_id\":\"S2\","));

        assertThat(refusal.reason()).isEqualTo(Reason.TWO_STATIONS);
        assertThat(refusal.reason().isMalformed()).isFalse();
        assertThat(refusal.detail())
                .isEqualTo("workstation_id: \"S1\" is not the same as station_id \"S2\"; send one of the two");
    }

    @Test
    void whoIsNotRegisteredAtTheSiteIsRefused() {
        assertThat(refused(event("").replace("W1", "w1")).detail())
                .isEqualTo("worker_id: \"w1\" is not registered at site \"default\"");
        assertThat(refused(event("").replace("W1", "W1 ")).reason()).isEqualTo(Reason.UNKNOWN_WORKER);
        assertThat(refused(event("").replace("S1", "S9")).reason()).isEqualTo(Reason.UNKNOWN_STATION);
        assertThat(refused(event("").replace("workstation_id\":\"S1", "station_id\":\"S9"))
                        .detail())
                .isEqualTo("station_id: \"S9\" is not registered at site \"default\"");
        assertThat(refused(event("\"site_id\":\"mars\",")).reason()).isEqualTo(Reason.UNKNOWN_WORKER);
    }

    @Test
    void aShadowNeedsItsModelAndVersion() {
        assertThat(refused(event("\"shadow\":true,")).reason()).isEqualTo(Reason.SHADOW_WITHOUT_MODEL);
        assertThat(refused(event("\"shadow\":true,\"model_id\":\"m\",")).reason())
                .isEqualTo(Reason.SHADOW_WITHOUT_MODEL);
        assertThat(refused(event("\"shadow\":true,\"model_id\":\"m\",\"model_version\":\"\","))
                        .reason())
                .isEqualTo(Reason.SHADOW_WITHOUT_MODEL);
        assertThat(accepted(event("\"shadow\":false,\"model_id\":\"m\",")).stream())
                .isEqualTo(Stream.LIVE);
    }

    @Test
    void aTimeWithAnOffsetIsConverted() {
        assertThat(accepted(eventAt("2026-07-01T10:00:00+02:00")).at()).isEqualTo(EIGHT);
    }

    @Test
    void aTimeWithoutAnOffsetIsOnTheClockOfItsSite() {
        String local = eventAt("2026-07-01T10:00:00");

        assertThat(accepted(local).at()).isEqualTo(at("2026-07-01T10:00:00Z"));
        assertThat(accepted(local.replaceFirst("\\{", "{\"site_id\":\"berlin\","))
                        .at())
                .isEqualTo(EIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "2026-02-30T00:00:00Z", "2026-06-30T23:59:60Z", "2026-01-02", "0"})
    void aGarbageTimestampIsRefusedAndNotStored(String timestamp) {
        Refusal refusal = refused(eventAt(timestamp));

        assertThat(refusal.reason()).isEqualTo(Reason.BAD_TIMESTAMP);
        assertThat(refusal.detail()).startsWith("timestamp: \"" + timestamp + "\" ");
    }

    @Test
    void aTimeBeforeTheYear2000IsTooOld() {
        assertThat(Limits.EARLIEST).isEqualTo(at("2000-01-01T00:00:00Z"));
        assertThat(accepted(eventAt("2000-01-01T00:00:00Z")).at()).isEqualTo(Limits.EARLIEST);
        assertThat(refused(eventAt("1999-12-31T23:59:59.999999Z")).reason()).isEqualTo(Reason.TOO_OLD);
        assertThat(refused(eventAt("2000-01-01T00:00:00+00:01")).reason()).isEqualTo(Reason.TOO_OLD);
    }

    @Test
    void aTimeMoreThanTenMinutesAheadIsRefused() {
        assertThat(Limits.MAX_AHEAD).isEqualTo(600_000_000L);
        assertThat(accepted(eventAt("2026-07-01T12:10:00Z")).at()).isEqualTo(Plant.NOW + Limits.MAX_AHEAD);
        assertThat(refused(eventAt("2026-07-01T12:10:00.000001Z")).reason()).isEqualTo(Reason.TOO_FAR_AHEAD);
        assertThat(refused(eventAt("9999-12-31T23:59:59Z")).detail())
                .isEqualTo("timestamp: \"9999-12-31T23:59:59Z\" is more than 10 minutes ahead of the server's clock,"
                        + " 2026-07-01T12:00:00Z");
    }

    @Test
    void aBrokenFormIsToldBeforeABadValue() {
        assertThat(refused(event("\"shadow\":7,").replace("W1", "W9")).reason()).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void aRefusalKeepsWhatWasSent() {
        String json = " " + event("").replace("W1", "W9") + "\n";

        assertThat(refused(json).raw()).isEqualTo(json);
    }

    @Test
    void aRefusalKeepsTheBeginningOfALongMessageAndNeverHalfACharacter() {
        String json =
                event("\"x\":\"" + "🦺".repeat(Refusal.MAX_RAW_CHARS) + "\",").replace("W1", "W9");

        assertThat(refused(json).raw()).hasSizeBetween(Refusal.MAX_RAW_CHARS - 1, Refusal.MAX_RAW_CHARS);
        assertThat(refused(json).raw()).endsWith("🦺");
    }

    @Test
    void aLongValueIsShortenedInTheDetail() {
        Refusal refusal = refused(event("").replace("working\"}", "x".repeat(500) + "\"}"));

        assertThat(Limits.MAX_SHOWN_CHARS).isEqualTo(80);
        assertThat(refusal.detail())
                .isEqualTo("event_type: \"" + "x".repeat(79) + "…\" is none of working, idle, absent, product_count");
    }
}
