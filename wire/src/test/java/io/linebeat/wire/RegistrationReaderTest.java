package io.linebeat.wire;

import static io.linebeat.wire.Plant.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationReaderTest {

    @Test
    void aWorkerHasAnIdAndAName() {
        assertThat(RegistrationReader.worker(bytes("{\"worker_id\":\"W7\",\"name\":\" Ayşe \",\"more\":1}")))
                .isEqualTo(new WorkerRead.Accepted(new Worker(new WorkerId(SiteId.DEFAULT, "W7"), " Ayşe ")));
        assertThat(RegistrationReader.worker(
                        bytes("{\"worker_id\":\"W7\",\"name\":\"Ayşe\",\"site_id\":\"berlin\",\"type\":7}")))
                .isEqualTo(new WorkerRead.Accepted(new Worker(new WorkerId(Plant.BERLIN, "W7"), "Ayşe")));
    }

    @Test
    void aStationHasATypeToo() {
        assertThat(RegistrationReader.station(
                        bytes("{\"station_id\":\"S7\",\"name\":\"Press\",\"type\":\"forming\",\"site_id\":null}")))
                .isEqualTo(
                        new StationRead.Accepted(new Station(new StationId(SiteId.DEFAULT, "S7"), "Press", "forming")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"n","type":"t"}                                       | MISSING_FIELD | station_id: is missing; it is required
            {"station_id":"S","type":"t"}                                 | MISSING_FIELD | name: is missing; it is required
            {"station_id":"S","name":"","type":"t"}                       | MISSING_FIELD | name: is missing; it is required
            {"station_id":"S","name":"n"}                                 | MISSING_FIELD | type: is missing; it is required
            {"station_id":7,"name":"n","type":"t"}                        | WRONG_TYPE    | station_id: 7 is not a text
            {"station_id":"S","name":["n"],"type":"t"}                    | WRONG_TYPE    | name: an array is not a text
            {"station_id":"S","name":"n","type":"t","site_id":1}          | WRONG_TYPE    | site_id: 1 is not a text
            {"station_id":"S","name":"a\\u0000b","type":"t"}              | BAD_TEXT      | name: "a\\u0000b" holds the control character U+0000
            {"station_id":"S","name":"n","type":"t\\n"}                   | BAD_TEXT      | type: "t\\u000A" holds the control character U+000A
            {"station_id":"S\\ud800","name":"n","type":"t"}               | BAD_TEXT      | station_id: "S\\uD800" holds half of a character (the surrogate U+D800)
            {"station_id":"S","name":"n","type":"t","site_id":"\\u0085"}  | BAD_TEXT      | site_id: "\\u0085" holds the control character U+0085
            {"station_id":"S","name":"n","type":"t","type":"t"}           | MALFORMED     | not valid JSON
            {"station_id":"S","name":"n","type":"t"} x                    | MALFORMED     | not valid JSON
            []                                                            | WRONG_TYPE    | a registration is an object, not an array
            """)
    void aBadRegistrationIsRefused(String body, Reason reason, String detail) {
        assertThat(RegistrationReader.station(bytes(body)))
                .isInstanceOfSatisfying(StationRead.Refused.class, refused -> {
                    assertThat(refused.refusal().reason()).isEqualTo(reason);
                    assertThat(refused.refusal().detail()).startsWith(detail);
                    assertThat(refused.refusal().raw()).isEqualTo(body);
                });
    }

    @Test
    void namesHaveALongestLength() {
        assertThat(Limits.MAX_NAME_CHARS).isEqualTo(200);
        assertThat(RegistrationReader.worker(worker("🦺".repeat(200)))).isInstanceOf(WorkerRead.Accepted.class);
        assertThat(reason(RegistrationReader.worker(worker("x".repeat(201))))).isEqualTo(Reason.BAD_TEXT);
        assertThat(reason(
                        RegistrationReader.worker(bytes("{\"worker_id\":\"" + "W".repeat(129) + "\",\"name\":\"n\"}"))))
                .isEqualTo(Reason.BAD_TEXT);
    }

    private static byte[] worker(String name) {
        return bytes("{\"worker_id\":\"W\",\"name\":\"" + name + "\"}");
    }

    private static Reason reason(WorkerRead read) {
        return switch (read) {
            case WorkerRead.Refused(Refusal refusal) -> refusal.reason();
            case WorkerRead.Accepted accepted -> throw new AssertionError(accepted);
        };
    }
}
