package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Events in, one by one and in batches, and the list of them.
class SeedEventsTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @BeforeAll
    static void register() {
        SERVER.registerWorker("A");
        SERVER.registerWorker("B");
        SERVER.registerStation("X");
        SERVER.registerStation("Y");
        SERVER.registerWorker("listed", "A");
        SERVER.registerWorker("listed", "B");
        SERVER.registerStation("listed", "X");
        SERVER.registerStation("listed", "Y");
    }

    @Test
    void aNewEventIs201AndTheSameAgainIs200AndSaysDuplicate() {
        String event = Events.of("A", "X", "working", "2026-01-15T10:15:00Z");

        Reply first = SERVER.post("/api/events", event).expect(201);
        Reply second = SERVER.post("/api/events/", event).expect(200);

        assertThat(first.text("message")).isNotBlank();
        assertThat(first.json().has("duplicate")).isFalse();
        assertThat(second.text("message")).isNotBlank();
        assertThat(second.json().get("duplicate").booleanValue()).isTrue();
        assertThat(second.json().has("conflict")).isFalse();
    }

    @Test
    void theSameEventIdWithOtherContentIsADuplicateInConflict() {
        String event = Events.with(Events.of("A", "X", "working", "2026-01-15T11:00:00Z"), "\"event_id\":\"c-1\"");

        SERVER.post("/api/events", event).expect(201);
        Reply other =
                SERVER.post("/api/events", event.replace("working", "idle")).expect(200);

        assertThat(other.json().get("duplicate").booleanValue()).isTrue();
        assertThat(other.json().get("conflict").booleanValue()).isTrue();
    }

    @Test
    void stationIdIsTakenInPlaceOfWorkstationId() {
        String event = Events.of("A", "X", "working", "2026-01-15T12:00:00Z");

        SERVER.post("/api/events", event.replace("workstation_id", "station_id"))
                .expect(201);

        SERVER.post("/api/events", event).expect(200);
    }

    @Test
    void bothNamesOfTheStationMayAgreeButNotContradict() {
        String event = Events.of("A", "X", "working", "2026-01-15T12:10:00Z");

        SERVER.post("/api/events", Events.with(event, "\"station_id\":\"X\"")).expect(201);
        String detail = SERVER.post("/api/events", Events.with(event, "\"station_id\":\"Y\""))
                .problem(422);

        assertThat(detail).contains("workstation_id", "X", "station_id", "Y");
    }

    @Test
    void unknownFieldsAreIgnoredAndEmptyOptionalOnesAreMissing() {
        String event = Events.of("A", "X", "idle", "2026-01-15T12:20:00Z");
        String wordy = Events.with(
                event,
                "\"colour\":{\"deep\":[1,2]},\"event_id\":\"\",\"camera_id\":null,\"model_id\":\"\","
                        + "\"model_version\":null,\"confidence\":null,\"count\":null,\"site_id\":\"\",\"shadow\":false");

        SERVER.post("/api/events", wordy).expect(201);

        SERVER.post("/api/events", event).expect(200);
    }

    @Test
    void aCountSentWithAnyOtherKindIsDroppedAtTheDoor() {
        String event = Events.of("A", "Y", "working", "2026-01-15T12:30:00Z");

        SERVER.post("/api/events", Events.with(event, "\"count\":99")).expect(201);

        SERVER.post("/api/events", event).expect(200);
        assertThat(SERVER.get("/api/events?from=2026-01-15T12:30:00Z&to=2026-01-15T12:30:01Z")
                        .list()
                        .getFirst()
                        .get("count")
                        .longValue())
                .isZero();
    }

    @Test
    void aBatchOfNewEventsIs201() {
        Reply reply = SERVER.post(
                        "/api/events/batch",
                        Events.array(
                                Events.of("A", "X", "working", "2026-01-16T08:00:00Z"),
                                Events.of("B", "X", "working", "2026-01-16T08:00:00Z"),
                                Events.units("A", "X", 3, "2026-01-16T08:10:00Z")))
                .expect(201);

        assertThat(reply.text("message")).isEqualTo("3/3 events ingested successfully");
        assertThat(reply.number("success_count")).isEqualTo(3);
        assertThat(reply.number("total_count")).isEqualTo(3);
        assertThat(reply.number("duplicate_count")).isZero();
        assertThat(reply.json().get("errors").isEmpty()).isTrue();
    }

    @Test
    void aBatchOfDuplicatesAloneIs201AndCountsThemAsSuccesses() {
        String batch = Events.array(
                Events.of("A", "X", "working", "2026-01-16T09:00:00Z"),
                Events.of("B", "X", "working", "2026-01-16T09:00:00Z"));
        SERVER.post("/api/events/batch", batch).expect(201);

        Reply again = SERVER.post("/api/events/batch/", batch).expect(201);

        assertThat(again.text("message")).isEqualTo("2/2 events ingested successfully");
        assertThat(again.number("success_count")).isEqualTo(2);
        assertThat(again.number("duplicate_count")).isEqualTo(2);
    }

    @Test
    void aDuplicateWithinOneBatchIsCounted() {
        String event = Events.of("A", "X", "working", "2026-01-16T10:00:00Z");

        Reply reply =
                SERVER.post("/api/events/batch", Events.array(event, event)).expect(201);

        assertThat(reply.number("success_count")).isEqualTo(2);
        assertThat(reply.number("duplicate_count")).isEqualTo(1);
    }

    @Test
    void anEmptyBatchIs201() {
        Reply reply = SERVER.post("/api/events/batch", "[]").expect(201);

        assertThat(reply.text("message")).isEqualTo("0/0 events ingested successfully");
        assertThat(reply.number("success_count")).isZero();
        assertThat(reply.number("total_count")).isZero();
    }

    @Test
    void oneBadItemDoesNotCostTheOthers() {
        Reply reply = SERVER.post(
                        "/api/events/batch",
                        Events.array(
                                Events.of("A", "X", "working", "2026-01-16T11:00:00Z"),
                                Events.of("nobody", "X", "working", "2026-01-16T11:00:00Z"),
                                "7",
                                Events.of("A", "X", "dancing", "2026-01-16T11:00:00Z"),
                                Events.of("A", "X", "idle", "2026-01-16T11:30:00Z")))
                .expect(207);

        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.text("message")).isEqualTo("2/5 events ingested successfully");
        assertThat(reply.number("success_count")).isEqualTo(2);
        assertThat(reply.number("total_count")).isEqualTo(5);
        JsonNode errors = reply.json().get("errors");
        assertThat(errors.size()).isEqualTo(3);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> errors.get(i).get("index").intValue() + " "
                                + errors.get(i).get("reason").stringValue()))
                .containsExactly("1 unknown_worker", "2 wrong_type", "3 bad_event_type");
        assertThat(errors.get(0).get("detail").stringValue()).contains("worker_id", "nobody", "not registered");
        assertThat(SERVER.get("/api/events?from=2026-01-16T11:00:00Z&to=2026-01-16T12:00:00Z")
                        .list())
                .hasSize(2);
    }

    @Test
    void aBatchOfBadItemsAloneIs422AsAProblemThatListsThem() {
        Reply reply = SERVER.post(
                "/api/events/batch",
                Events.array(
                        Events.of("nobody", "X", "working", "2026-01-16T13:00:00Z"),
                        Events.of("A", "nowhere", "working", "2026-01-16T13:00:00Z")));

        assertThat(reply.problem(422)).contains("0/2");
        assertThat(reply.text("message")).isEqualTo("0/2 events ingested successfully");
        assertThat(reply.number("success_count")).isZero();
        assertThat(reply.number("total_count")).isEqualTo(2);
        assertThat(reply.json().get("errors").size()).isEqualTo(2);
        assertThat(reply.json().get("errors").get(1).get("reason").stringValue())
                .isEqualTo("unknown_station");
    }

    @Test
    void aShadowFactNeedsItsModelAndStaysOutOfTheFiguresAndOfTheList() {
        String event = Events.with(Events.of("A", "X", "working", "2026-01-18T08:00:00Z"), "\"shadow\":true");

        assertThat(SERVER.post("/api/events", event).problem(422)).contains("shadow", "model_id", "model_version");
        SERVER.post("/api/events", Events.with(event, "\"model_id\":\"m\",\"model_version\":\"2\""))
                .expect(201);

        String day = "from=2026-01-18&to=2026-01-19";
        assertThat(SERVER.get("/api/events?" + day).list()).isEmpty();
        assertThat(SERVER.get("/api/events?shadow=true&" + day).list()).hasSize(1);
        assertThat(SERVER.get("/api/metrics/factory?" + day).number("total_events"))
                .isZero();
    }

    @Test
    void anEventIsListedWithAllThatWasSent() {
        String full =
                "{\"timestamp\":\"2026-01-19T10:00:00.1234567+01:00\",\"worker_id\":\"B\",\"workstation_id\":\"Y\","
                        + "\"event_type\":\"product_count\",\"confidence\":0.95,\"count\":4,\"event_id\":\"e-1\",\"camera_id\":\"cam\","
                        + "\"model_id\":\"m\",\"model_version\":\"1.2\"}";
        SERVER.post("/api/events", full).expect(201);

        JsonNode listed =
                SERVER.get("/api/events/?from=2026-01-19&to=2026-01-20").list().getFirst();

        assertThat(listed.get("timestamp").stringValue()).isEqualTo("2026-01-19T09:00:00.123456Z");
        assertThat(listed.get("worker_id").stringValue()).isEqualTo("B");
        assertThat(listed.get("workstation_id").stringValue()).isEqualTo("Y");
        assertThat(listed.get("event_type").stringValue()).isEqualTo("product_count");
        assertThat(listed.get("confidence").decimalValue()).isEqualByComparingTo("0.95");
        assertThat(listed.get("count").longValue()).isEqualTo(4);
        assertThat(listed.get("event_id").stringValue()).isEqualTo("e-1");
        assertThat(listed.get("camera_id").stringValue()).isEqualTo("cam");
        assertThat(listed.get("model_id").stringValue()).isEqualTo("m");
        assertThat(listed.get("model_version").stringValue()).isEqualTo("1.2");
        assertThat(listed.get("site_id").stringValue()).isEqualTo("default");
        assertThat(listed.get("received_at").stringValue()).isEqualTo("2026-03-11T12:00:00Z");
    }

    @Test
    void anEventAsListedGoesInAgainAsADuplicate() {
        String event = Events.with(
                Events.of("A", "X", "working", "2026-01-17T08:00:00Z"), "\"confidence\":0.5,\"event_id\":\"r\"");
        SERVER.post("/api/events", event).expect(201);

        JsonNode listed =
                SERVER.get("/api/events?from=2026-01-17&to=2026-01-18").list().getFirst();
        Reply again = SERVER.post("/api/events", listed.toString()).expect(200);

        assertThat(again.json().has("conflict")).isFalse();
    }

    @Test
    void theListIsNewestFirstThenByIdentityWhateverTheOrderOfArrival() {
        List<String> events = new ArrayList<>();
        for (String time : List.of("08:00", "09:00", "08:30")) {
            for (String worker : List.of("B", "A")) {
                for (String station : List.of("Y", "X")) {
                    events.add(Events.with(
                            Events.at("listed", worker, station, "working", "2026-02-01T" + time + ":00Z"),
                            "\"event_id\":\"" + worker + station + "\""));
                }
            }
        }
        SERVER.post("/api/events/batch", Events.array(events.toArray(String[]::new)))
                .expect(201);

        String all = "/api/events?site=listed&from=2026-02-01&to=2026-02-02";
        List<String> listed = places(SERVER.get(all).list());

        assertThat(listed)
                .containsExactly(
                        "09:00 A X",
                        "09:00 A Y",
                        "09:00 B X",
                        "09:00 B Y",
                        "08:30 A X",
                        "08:30 A Y",
                        "08:30 B X",
                        "08:30 B Y",
                        "08:00 A X",
                        "08:00 A Y",
                        "08:00 B X",
                        "08:00 B Y");
        assertThat(places(SERVER.get(all + "&worker_id=B&workstation_id=Y").list()))
                .containsExactly("09:00 B Y", "08:30 B Y", "08:00 B Y");
        assertThat(places(SERVER.get(all + "&worker_id=B&station_id=X").list()))
                .containsExactly("09:00 B X", "08:30 B X", "08:00 B X");
        assertThat(SERVER.get(all + "&event_type=idle").list()).isEmpty();
        assertThat(SERVER.get(all + "&event_type=working").list()).hasSize(12);
        assertThat(places(SERVER.get("/api/events?site=listed&from=2026-02-01T08:30:00Z&to=2026-02-01T09:00:00Z")
                        .list()))
                .containsExactly("08:30 A X", "08:30 A Y", "08:30 B X", "08:30 B Y");
        assertThat(pages(all + "&limit=5")).containsExactlyElementsOf(listed);
        assertThat(pages(all.replace("/api/events", "/api/v2/facts") + "&limit=1"))
                .containsExactlyElementsOf(listed);
    }

    @Test
    void aPageLeadsToTheNextWhateverTheQuestionsLettersAndEscapes() {
        SERVER.post("/api/workers", "{\"worker_id\":\"Jürgen & Söhne/1\",\"name\":\"J\"}")
                .expect(201);
        SERVER.post(
                        "/api/workstations",
                        "{\"station_id\":\"Machine 4 - Turning & Milling\",\"name\":\"M\",\"type\":\"t\"}")
                .expect(201);
        for (int minute = 0; minute < 5; minute++) {
            String event = Events.of(
                    "Jürgen & Söhne/1",
                    "Machine 4 - Turning & Milling",
                    "working",
                    "2026-02-03T08:0%d:00Z".formatted(minute));
            SERVER.post("/api/events", event).expect(201);
        }
        String question = "/api/events?limit=2&from=2026-02-03T09%3A00%3A00%2B01%3A00"
                + "&worker_id=J%C3%BCrgen%20%26+S%C3%B6hne%2F1&workstation_id=Machine%204%20-%20Turning%20%26%20Milling";

        assertThat(pages(question)).hasSize(5);
    }

    private static List<String> places(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.get("timestamp").stringValue().substring(11, 16) + " "
                        + event.get("worker_id").stringValue() + " "
                        + event.get("workstation_id").stringValue())
                .toList();
    }

    private static List<String> pages(String first) {
        List<String> all = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String path = first; path != null; ) {
            assertThat(seen.add(path)).as("a page comes once: %s", path).isTrue();
            Reply page = SERVER.get(path).expect(200);
            all.addAll(places(page.list()));
            path = page.header("Link").map(SeedEventsTest::next).orElse(null);
        }
        return all;
    }

    private static String next(String link) {
        assertThat(link).startsWith("<").endsWith(">; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    @Test
    void theListHoldsAHundredUnlessAskedOtherwiseAndAThousandAtTheMost() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            events.add(Events.units("A", "X", i, "2026-02-%02dT08:00:00Z".formatted(10 + i % 7)));
        }
        SERVER.post("/api/events/batch", Events.array(events.toArray(String[]::new)))
                .expect(201);

        String all = "/api/events?from=2026-02-10&to=2026-02-20";
        assertThat(SERVER.get(all).list()).hasSize(100);
        assertThat(SERVER.get(all).header("Link")).isPresent();
        assertThat(SERVER.get(all + "&limit=1000").list()).hasSize(1_000);
        assertThat(pages(all + "&limit=1000")).hasSize(1_001);
    }

    @Test
    void theLastPageHasNoLink() {
        assertThat(SERVER.get("/api/events?from=2020-01-01&to=2020-01-02").header("Link"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=1001, limit",
        "limit=many, limit",
        "limit=-1, limit",
        "limit=99999999999, limit",
        "event_type=dancing, event_type",
        "cursor=nonsense, cursor",
        "cursor=AAAA, cursor",
        "from=yesterday, from",
        "to=2026-02-30, to",
        "from=2026-02-02&to=2026-02-01, from",
        "shadow=perhaps, shadow"
    })
    void aFilterThatCannotBeReadIs422AndNamed(String query, String named) {
        assertThat(SERVER.get("/api/events?" + query).problem(422)).startsWith(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker_id=ghost", "workstation_id=ghost"})
    void aFilterForSomethingUnknownFindsNothing(String query) {
        assertThat(SERVER.get("/api/events?" + query).expect(200).list()).isEmpty();
    }

    @Test
    void anAnswerAskedAfterAnAcknowledgementCountsTheEvent() {
        SERVER.registerWorker("counted", "W");
        SERVER.registerStation("counted", "S");
        for (int i = 1; i <= 30; i++) {
            String time = "2026-02-01T08:%02d:00Z".formatted(i);
            SERVER.post("/api/events", Events.at("counted", "W", "S", "working", time))
                    .expect(201);

            assertThat(SERVER.get("/api/metrics/workers/W?site=counted").number("event_count"))
                    .isEqualTo(i);
        }
    }
}
