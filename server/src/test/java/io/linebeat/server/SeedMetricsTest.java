package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The seed's figures, against examples computed by hand.
class SeedMetricsTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withSettings("""
            sites:
              berlin:
                zone: Europe/Berlin
              short:
                hold: 2m
            """);

    /// A works at X for 30 minutes, idles there for 15, is away for 15, works at Y for an hour and is seen no more. B
    /// works at X beside A for 30 minutes, then idles for the hour that an observation holds.
    @BeforeAll
    static void aMorning() {
        for (String worker : List.of("A", "B", "Z")) {
            SERVER.registerWorker(worker);
        }
        for (String station : List.of("X", "Y", "Z")) {
            SERVER.registerStation(station);
        }
        SERVER.post(
                        "/api/events/batch",
                        Events.array(
                                Events.units("A", "Y", 5, "2026-03-11T09:10:00Z"),
                                Events.of("A", "Y", "working", "2026-03-11T09:00:00Z"),
                                Events.of("A", "X", "absent", "2026-03-11T08:45:00Z"),
                                Events.of("B", "X", "idle", "2026-03-11T08:40:00Z"),
                                Events.of("A", "X", "idle", "2026-03-11T08:30:00Z"),
                                Events.units("A", "X", 12, "2026-03-11T08:20:00Z"),
                                Events.of("B", "X", "working", "2026-03-11T08:10:00Z"),
                                Events.of("A", "X", "working", "2026-03-11T08:00:00Z")))
                .expect(201);
    }

    private static void check(JsonNode object, String field, String value) {
        JsonNode number = object.get(field);
        assertThat(number).as(field).isNotNull();
        assertThat(number.isNumber()).as("%s is a number: %s", field, number).isTrue();
        assertThat(number.decimalValue()).as(field).isEqualByComparingTo(value);
    }

    private static void checkWorker(
            JsonNode worker, String active, String idle, String utilization, int units, String perHour, int events) {
        check(worker, "total_active_time_hours", active);
        check(worker, "total_idle_time_hours", idle);
        check(worker, "utilization_percentage", utilization);
        check(worker, "total_units_produced", "" + units);
        check(worker, "units_per_hour", perHour);
        check(worker, "event_count", "" + events);
    }

    private static void checkStation(
            JsonNode station, String occupied, String utilization, int units, String rate, int events) {
        check(station, "occupancy_time_hours", occupied);
        check(station, "utilization_percentage", utilization);
        check(station, "total_units_produced", "" + units);
        check(station, "throughput_rate", rate);
        check(station, "event_count", "" + events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics/factory", "/api/metrics/factory/"})
    void theFactory(String path) {
        JsonNode factory = SERVER.get(path).expect(200).json();

        check(factory, "total_productive_time_hours", "2");
        check(factory, "total_production_count", "17");
        check(factory, "average_production_rate", "8.5");
        // (90/105 + 30/90) / 2, of the two workers with tracked time
        check(factory, "average_utilization_percentage", "59.52");
        check(factory, "worker_count", "3");
        check(factory, "station_count", "3");
        check(factory, "total_events", "8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics/workers", "/api/metrics/workers/"})
    void everyWorkerByIdThoseWithoutEventsToo(String path) {
        List<JsonNode> workers = SERVER.get(path).expect(200).list();

        assertThat(workers.stream().map(worker -> worker.get("worker_id").stringValue()))
                .containsExactly("A", "B", "Z");
        assertThat(workers.getFirst().get("name").stringValue()).isEqualTo("Name of A");
        checkWorker(workers.get(0), "1.5", "0.25", "85.71", 17, "11.33", 6);
        checkWorker(workers.get(1), "0.5", "1", "33.33", 0, "0", 2);
        checkWorker(workers.get(2), "0", "0", "0", 0, "0", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics/workstations", "/api/metrics/workstations/"})
    void everyStationByIdAndTwoWorkersThereOccupyItOnce(String path) {
        List<JsonNode> stations = SERVER.get(path).expect(200).list();

        assertThat(stations.stream().map(station -> station.get("station_id").stringValue()))
                .containsExactly("X", "Y", "Z");
        assertThat(stations.getFirst().get("name").stringValue()).isEqualTo("Station X");
        assertThat(stations.getFirst().get("type").stringValue()).isEqualTo("assembly");
        // Occupied from 08:00 to 09:40, worked at from 08:00 to 08:40.
        checkStation(stations.get(0), "1.67", "40", 12, "7.2", 6);
        checkStation(stations.get(1), "1", "100", 5, "5", 2);
        checkStation(stations.get(2), "0", "0", 0, "0", 0);
    }

    @ParameterizedTest
    @CsvSource({"workers, A", "workers, B", "workers, Z", "workstations, X", "workstations, Y", "workstations, Z"})
    void theDetailOfOneGivesTheNumbersOfTheList(String kind, String id) {
        String idField = "workers".equals(kind) ? "worker_id" : "station_id";
        JsonNode listed = SERVER.get("/api/metrics/" + kind).list().stream()
                .filter(line -> id.equals(line.get(idField).stringValue()))
                .findFirst()
                .orElseThrow();

        assertThat(SERVER.get("/api/metrics/" + kind + "/" + id).expect(200).json())
                .isEqualTo(listed);
        assertThat(SERVER.get("/api/metrics/" + kind + "/" + id + "/")
                        .expect(200)
                        .json())
                .isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics/workers/nobody", "/api/metrics/workstations/nowhere"})
    void whoIsNotRegisteredIsNotThere(String path) {
        assertThat(SERVER.get(path).problem(404)).contains("registered");
    }

    @Test
    void theDetailOfAWorkerIsThoseOfThatSiteAlone() {
        SERVER.registerWorker("elsewhere", "OnlyThere");

        SERVER.get("/api/metrics/workers/OnlyThere").problem(404);
        SERVER.get("/api/metrics/workers/OnlyThere?site=elsewhere").expect(200);
        SERVER.get("/api/metrics/workers/A?site=elsewhere").problem(404);
    }

    @Test
    void aWindowCarriesTheStateBeforeItInAndCutsBothEnds() {
        Reply worker = SERVER.get("/api/metrics/workers/A?from=2026-03-11T08:15:00Z&to=2026-03-11T09:30:00Z");

        // 08:15–08:30 and 09:00–09:30 at work, idle for 15 minutes; of the events those at 08:00 lie outside.
        checkWorker(worker.json(), "0.75", "0.25", "75", 17, "22.67", 5);
    }

    @Test
    void aFactAtExactlyTheEndIsNotInTheWindow() {
        String upTo = "/api/metrics/workers/A?from=2026-03-11T08:00:00Z&to=";

        assertThat(SERVER.get(upTo + "2026-03-11T08:20:00Z").number("event_count"))
                .isEqualTo(1);
        assertThat(SERVER.get(upTo + "2026-03-11T08:20:00.000001Z").number("event_count"))
                .isEqualTo(2);
    }

    @Test
    void asOfCutsLikeTheEndOfTheWindow() {
        String cut = "2026-03-11T08:50:00Z";

        String asOf =
                SERVER.get("/api/metrics/workers?as_of=" + cut).expect(200).body();

        assertThat(asOf).isEqualTo(SERVER.get("/api/metrics/workers?to=" + cut).body());
        assertThat(asOf)
                .isEqualTo(SERVER.get("/api/metrics/workers?as_of=" + cut + "&to=2026-03-11T10:00:00Z")
                        .body());
    }

    @Test
    void anEmptyWindowAnswersZeros() {
        Reply factory = SERVER.get("/api/metrics/factory?from=2026-03-11T08:15:00Z&to=2026-03-11T08:15:00Z");

        check(factory.expect(200).json(), "total_productive_time_hours", "0");
        check(factory.json(), "average_utilization_percentage", "0");
        check(factory.json(), "average_production_rate", "0");
        check(factory.json(), "total_events", "0");
        check(factory.json(), "worker_count", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-03-12&to=2026-03-11 | from",
                "from=2026-03-11T08:00:00.000001Z&to=2026-03-11T08:00:00Z | from",
                "from=yesterday | from",
                "to=2026-02-30 | to",
                "as_of=2026-03-11T24:00:00Z | as_of",
                "as_of=1773216000 | as_of",
                "from=2026-03-11T08:00:60Z | from"
            })
    void aWindowThatCannotBeIs422AndNamed(String query, String named) {
        for (String path : List.of("factory", "workers", "workers/A", "workstations", "workstations/X")) {
            assertThat(SERVER.get("/api/metrics/" + path + "?" + query).problem(422))
                    .startsWith(named);
        }
    }

    @Test
    void emptyParametersAreMissing() {
        assertThat(SERVER.get("/api/metrics/factory?from=&to=&as_of=&site=")
                        .expect(200)
                        .body())
                .isEqualTo(SERVER.get("/api/metrics/factory").body());
    }

    @Test
    void aDateAloneIsMidnightOnTheSitesClockAndATimeWithoutZoneIsReadThereToo() {
        SERVER.registerWorker("berlin", "A");
        SERVER.registerStation("berlin", "X");
        // 23:30 on the 9th in Berlin, without an offset; it holds until 00:30.
        SERVER.post("/api/events", Events.at("berlin", "A", "X", "working", "2026-03-09T23:30:00"))
                .expect(201);

        String line = "/api/metrics/workers/A?site=berlin&from=";
        checkWorker(SERVER.get(line + "2026-03-09&to=2026-03-10").json(), "0.5", "0", "100", 0, "0", 1);
        checkWorker(SERVER.get(line + "2026-03-10&to=2026-03-11").json(), "0.5", "0", "100", 0, "0", 0);
        checkWorker(
                SERVER.get(line + "2026-03-09T22:30:00Z&to=2026-03-09T23:00:00Z")
                        .json(),
                "0.5",
                "0",
                "100",
                0,
                "0",
                1);
    }

    @Test
    void theHoldOfASiteIsItsOwn() {
        SERVER.registerWorker("short", "A");
        SERVER.registerStation("short", "X");
        SERVER.post("/api/events", Events.at("short", "A", "X", "working", "2026-03-11T08:00:00Z"))
                .expect(201);

        check(SERVER.get("/api/metrics/factory?site=short").json(), "total_productive_time_hours", "0.03");
    }

    @Test
    void metricsCoverTheDefaultSiteUnlessAnotherIsNamedAndReportsCoverAll() {
        SERVER.registerWorker("third", "A");
        SERVER.registerStation("third", "X");
        SERVER.post("/api/events", Events.at("third", "A", "X", "working", "2026-03-11T08:00:00Z"))
                .expect(201);

        check(SERVER.get("/api/metrics/factory").json(), "total_events", "8");
        check(SERVER.get("/api/metrics/factory?site=default").json(), "total_events", "8");
        check(SERVER.get("/api/metrics/factory?site=third").json(), "total_events", "1");
        check(SERVER.get("/api/metrics/factory?site=third").json(), "worker_count", "1");
        assertThat(SERVER.get("/api/v2/report?from=2026-03-11T07:00:00Z")
                        .json()
                        .get("total")
                        .get("event_count")
                        .intValue())
                .isGreaterThanOrEqualTo(9);
        assertThat(SERVER.get("/api/metrics/factory?site=nowhere").problem(404)).contains("site", "nowhere");
    }

    @Test
    void aLateFactCorrectsTheFiguresAtOnce() {
        SERVER.registerWorker("late", "A");
        SERVER.registerStation("late", "X");
        SERVER.post("/api/events", Events.at("late", "A", "X", "working", "2026-03-11T08:00:00Z"))
                .expect(201);
        String factory = "/api/metrics/factory?site=late";
        check(SERVER.get(factory).json(), "total_productive_time_hours", "1");

        SERVER.post("/api/events", Events.at("late", "A", "X", "idle", "2026-03-11T08:15:00Z"))
                .expect(201);

        check(SERVER.get(factory).json(), "total_productive_time_hours", "0.25");
    }

    @Test
    void aFactUpToTenMinutesAheadCountsWhenItsTimeHasCome() throws Exception {
        try (RunningServer server = RunningServer.empty().in(SERVER.folder().resolve("ahead"))) {
            server.registerWorker("A");
            server.registerStation("X");
            Instant now = RunningServer.NOON;
            server.post(
                            "/api/events",
                            Events.of("A", "X", "working", now.plusSeconds(600).toString()))
                    .expect(201);
            String detail = server.post(
                            "/api/events",
                            Events.of(
                                    "A",
                                    "X",
                                    "working",
                                    now.plusSeconds(600).plusNanos(1_000).toString()))
                    .problem(422);

            assertThat(detail).contains("timestamp", "2026-03-11T12:10:00.000001Z", "10 minutes ahead");
            check(server.get("/api/metrics/factory").json(), "total_events", "0");
            server.clock().forward(Duration.ofMinutes(10));
            check(server.get("/api/metrics/factory").json(), "total_events", "0");
            server.clock().forward(Duration.ofMinutes(6));
            check(server.get("/api/metrics/factory").json(), "total_events", "1");
            check(server.get("/api/metrics/factory").json(), "total_productive_time_hours", "0.1");
        }
    }
}
