package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The exact report, its buckets, and the timelines that it is made of.
class ReportTest {
    private static final String SETTINGS = """
            hold: 1h
            sites:
              berlin:
                zone: Europe/Berlin
                hold:
                  - {from: 2025-01-01, hold: 1h}
                  - {from: 2025-12-01, hold: 90m}
            """;

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withSettings(SETTINGS);

    @BeforeAll
    static void facts() {
        for (String id : List.of("A", "B")) {
            SERVER.registerWorker(id);
            SERVER.registerWorker("berlin", id);
        }
        for (String id : List.of("X", "Y")) {
            SERVER.registerStation(id);
            SERVER.registerStation("berlin", id);
        }
        SERVER.post(
                        "/api/events/batch",
                        Events.array(
                                Events.of("A", "X", "working", "2026-03-11T08:00:00Z"),
                                Events.of("A", "X", "idle", "2026-03-11T08:30:00.000001Z"),
                                Events.of("B", "X", "working", "2026-03-11T08:15:00Z"),
                                Events.of("B", "Y", "absent", "2026-03-11T08:20:00Z"),
                                Events.of("B", "Y", "working", "2026-03-11T08:45:00Z"),
                                Events.units("B", "Y", 7, "2026-03-11T08:50:00Z")))
                .expect(201);
        for (String night : List.of("2025-03-29T22", "2025-10-25T21")) {
            OffsetDateTime start = OffsetDateTime.parse(night + ":00:00Z");
            List<String> events = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String time = start.plusMinutes(43L * i).toInstant().toString();
                String state = i % 3 == 0 ? "idle" : "working";
                events.add(Events.at("berlin", i % 2 == 0 ? "A" : "B", i % 5 == 0 ? "Y" : "X", state, time));
                events.add(Events.with(Events.units("A", "X", i, time), "\"site_id\":\"berlin\""));
            }
            SERVER.post("/api/events/batch", Events.array(events.toArray(String[]::new)))
                    .expect(201);
        }
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    @Test
    void itsShape() {
        JsonNode report = SERVER.get(
                        "/api/v2/report?site=default&from=2026-03-11T08:00:00Z&to=2026-03-11T09:00:00%2B00:00")
                .expect(200)
                .json();

        assertThat(names(report)).containsExactly("window", "workers", "stations", "total", "meta");
        assertThat(report.get("window").toString())
                .isEqualTo("{\"from\":\"2026-03-11T08:00:00Z\",\"to\":\"2026-03-11T09:00:00Z\",\"as_of\":null,"
                        + "\"end\":\"2026-03-11T09:00:00Z\"}");
        assertThat(report.get("workers").toString())
                .isEqualTo("[{\"site_id\":\"default\",\"worker_id\":\"A\",\"name\":\"Name of A\","
                        + "\"working_us\":1800000001,\"idle_us\":1799999999,\"absent_us\":0,\"unobserved_us\":0,\"units\":0,"
                        + "\"event_count\":2,\"utilization\":0.5,\"units_per_active_hour\":0,\"units_per_tracked_hour\":0},"
                        + "{\"site_id\":\"default\",\"worker_id\":\"B\",\"name\":\"Name of B\",\"working_us\":2700000000,"
                        + "\"idle_us\":0,\"absent_us\":0,\"unobserved_us\":900000000,\"units\":7,\"event_count\":4,"
                        + "\"utilization\":1,\"units_per_active_hour\":9.33,\"units_per_tracked_hour\":9.33}]");
        assertThat(report.get("stations").toString())
                .isEqualTo(
                        "[{\"site_id\":\"default\",\"station_id\":\"X\",\"name\":\"Station X\",\"type\":\"assembly\","
                                + "\"occupied_us\":3600000000,\"working_us\":2700000000,\"person_us\":5400000000,\"units\":0,"
                                + "\"event_count\":3,\"utilization\":0.75,\"throughput_per_hour\":0},"
                                + "{\"site_id\":\"default\",\"station_id\":\"Y\",\"name\":\"Station Y\",\"type\":\"assembly\","
                                + "\"occupied_us\":900000000,\"working_us\":900000000,\"person_us\":900000000,\"units\":7,"
                                + "\"event_count\":3,\"utilization\":1,\"throughput_per_hour\":28}]");
        assertThat(report.get("total").toString())
                .isEqualTo(
                        "{\"working_us\":4500000001,\"idle_us\":1799999999,\"absent_us\":0,\"unobserved_us\":900000000,"
                                + "\"units\":7,\"event_count\":6,\"utilization\":0.7143,\"units_per_productive_hour\":5.6}");
        assertThat(report.get("meta").toString())
                .isEqualTo("{\"law\":\"1\",\"sites\":[{\"site_id\":\"default\",\"zone\":\"UTC\",\"hold\":\"PT1H\","
                        + "\"holds\":[{\"from\":null,\"hold\":\"PT1H\"}]}]}");
    }

    @Test
    void asOfStandsOnlyWhereItWasAskedForAndTheEndIsTheLeastOfAll() {
        JsonNode window = SERVER.get("/api/v2/report/?from=2026-03-11&to=2026-03-12&as_of=2026-03-11T09:00:00Z")
                .json()
                .get("window");

        assertThat(window.toString())
                .isEqualTo("{\"from\":\"2026-03-11T00:00:00Z\",\"to\":\"2026-03-12T00:00:00Z\","
                        + "\"as_of\":\"2026-03-11T09:00:00Z\",\"end\":\"2026-03-11T09:00:00Z\"}");
        assertThat(SERVER.get("/api/v2/report?to=2027-01-01")
                        .json()
                        .get("window")
                        .get("end")
                        .stringValue())
                .isEqualTo("2026-03-11T12:00:00Z");
    }

    @Test
    void overNoTimeRatiosAreNoData() {
        JsonNode report = SERVER.get("/api/v2/report?site=default&from=2020-01-01&to=2020-01-01")
                .json();

        assertThat(report.get("total").get("utilization").isNull()).isTrue();
        assertThat(report.get("workers").get(0).get("units_per_active_hour").isNull())
                .isTrue();
        assertThat(report.get("stations").get(0).get("throughput_per_hour").isNull())
                .isTrue();
        assertThat(report.get("total").get("unobserved_us").longValue()).isZero();
    }

    @Test
    void withoutASiteItCoversAllOfThemByTheirIds() {
        JsonNode report = SERVER.get("/api/v2/report").json();

        List<String> workers = new ArrayList<>();
        report.get("workers")
                .forEach(line -> workers.add(line.get("site_id").stringValue() + "/"
                        + line.get("worker_id").stringValue()));
        assertThat(workers).containsExactly("berlin/A", "berlin/B", "default/A", "default/B");
        assertThat(report.get("meta").get("sites").size()).isEqualTo(2);
        assertThat(report.get("total").get("event_count").longValue()).isEqualTo(6 + 2 * 80);
    }

    @Test
    void aWorkerOrAStationLimitsItsOwnList() {
        JsonNode worker = SERVER.get("/api/v2/report?site=default&worker=B").json();
        JsonNode station = SERVER.get("/api/v2/report?site=default&station=Y").json();

        assertThat(worker.get("workers").size()).isEqualTo(1);
        assertThat(worker.get("stations").size()).isEqualTo(2);
        assertThat(worker.get("total").get("units").longValue()).isEqualTo(7);
        assertThat(worker.get("total").get("working_us"))
                .isEqualTo(worker.get("workers").get(0).get("working_us"));
        assertThat(station.get("workers").size()).isEqualTo(2);
        assertThat(station.get("stations").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "worker=ghost, 404, worker",
        "station=ghost, 404, station",
        "site=ghost, 404, site",
        "bucket=2h, 422, bucket",
        "from=2026-03-12&to=2026-03-11, 422, from",
        "bucket=15m&from=2000-01-01, 422, bucket",
        "bucket=1d&from=2000-01-01T00:00:00Z&to=2002-10-01, 422, bucket"
    })
    void whatCannotBeAnsweredIsNamed(String query, int status, String named) {
        assertThat(SERVER.get("/api/v2/report?" + query).problem(status)).startsWith(named);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-30, 2025-03-31, 1d, 1",
        "2025-03-30, 2025-03-31, 1h, 23",
        "2025-03-30, 2025-03-31, 15m, 92",
        "2025-10-26, 2025-10-27, 1d, 1",
        "2025-10-26, 2025-10-27, 1h, 25",
        "2025-10-26, 2025-10-27, 15m, 100",
        "2025-03-29T22:10:00.000003Z, 2025-03-31T03:07:00Z, 1d, 3",
        "2025-03-29T22:10:00.000003Z, 2025-03-31T03:07:00Z, 1h, 30",
        "2025-10-25T23:50:00Z, 2025-10-26T02:10:00Z, 15m, 10",
        "2025-10-25T23:50:00Z, 2025-10-26T02:10:00Z, 1h, 4"
    })
    void bucketsFollowTheSitesClockAndSumToTheTotal(String from, String to, String bucket, int count) {
        JsonNode report = SERVER.get("/api/v2/report?site=berlin&from=%s&to=%s&bucket=%s".formatted(from, to, bucket))
                .expect(200)
                .json();
        JsonNode buckets = report.get("buckets");

        assertThat(buckets.size()).isEqualTo(count);
        assertThat(instant(buckets.get(0).get("from")))
                .isEqualTo(instant(report.get("window").get("from")));
        assertThat(instant(buckets.get(count - 1).get("to")))
                .isEqualTo(instant(report.get("window").get("end")));
        for (int i = 1; i < count; i++) {
            assertThat(buckets.get(i).get("from")).isEqualTo(buckets.get(i - 1).get("to"));
        }
        for (String field : List.of("working_us", "idle_us", "absent_us", "unobserved_us", "units", "event_count")) {
            assertSums(report, "total", -1, field);
            assertSums(report, "workers", 0, field);
            assertSums(report, "workers", 1, field);
        }
        for (String field : List.of("occupied_us", "working_us", "person_us", "units", "event_count")) {
            assertSums(report, "stations", 0, field);
            assertSums(report, "stations", 1, field);
        }
    }

    private static void assertSums(JsonNode report, String list, int index, String field) {
        long sum = 0;
        for (JsonNode bucket : report.get("buckets")) {
            sum += figure(bucket, list, index, field);
        }
        assertThat(sum).as("%s %s %s", list, index, field).isEqualTo(figure(report, list, index, field));
        assertThat(sum).isNotNegative();
    }

    private static long figure(JsonNode report, String list, int index, String field) {
        JsonNode line = index < 0 ? report.get(list) : report.get(list).get(index);
        return line.get(field).longValue();
    }

    private static java.time.Instant instant(JsonNode time) {
        return OffsetDateTime.parse(time.stringValue()).toInstant();
    }

    @Test
    void aRepeatedHourIsTwoBucketsWithTheirOffsets() {
        JsonNode buckets = SERVER.get(
                        "/api/v2/report?site=berlin&from=2025-10-26T00:00:00Z&to=2025-10-26T02:00:00Z&bucket=1h")
                .json()
                .get("buckets");

        assertThat(buckets.get(0).get("from").stringValue()).isEqualTo("2025-10-26T02:00:00+02:00");
        assertThat(buckets.get(0).get("to").stringValue()).isEqualTo("2025-10-26T02:00:00+01:00");
        assertThat(buckets.get(1).get("from").stringValue()).isEqualTo("2025-10-26T02:00:00+01:00");
        assertThat(names(buckets.get(0))).containsExactly("from", "to", "workers", "stations", "total");
    }

    @Test
    void aSiteThatNobodyRegisteredAtYetHasItsSettingsToo() {
        List<JsonNode> unknown =
                SERVER.get("/api/v2/sites?site=a%20new%20one").expect(200).list();

        assertThat(unknown).hasSize(1);
        assertThat(unknown.getFirst().get("site_id").stringValue()).isEqualTo("a new one");
        assertThat(unknown.getFirst().get("zone").stringValue()).isEqualTo("UTC");
    }

    @Test
    void sitesSayWhatTheFiguresRestOn() {
        List<JsonNode> sites = SERVER.get("/api/v2/sites").expect(200).list();

        assertThat(sites).hasSize(2);
        assertThat(sites.getFirst().toString())
                .isEqualTo("{\"site_id\":\"berlin\",\"zone\":\"Europe/Berlin\",\"hold\":\"PT1H30M\",\"holds\":["
                        + "{\"from\":\"2024-12-31T23:00:00Z\",\"hold\":\"PT1H\"},"
                        + "{\"from\":\"2025-11-30T23:00:00Z\",\"hold\":\"PT1H30M\"}]}");
        assertThat(sites.getLast().get("site_id").stringValue()).isEqualTo("default");
    }

    @Test
    void aWorkersTimelineClosesOverTheWindowAndSaysWhatTheReportSays() {
        String window = "from=2026-03-11T07:00:00Z&to=2026-03-11T11:00:00Z";
        Reply timeline = SERVER.get("/api/v2/timeline?worker=B&" + window).expect(200);

        List<String> runs = new ArrayList<>();
        long sum = 0;
        String reached = "2026-03-11T07:00:00Z";
        for (JsonNode run : timeline.json().get("runs")) {
            assertThat(names(run))
                    .containsExactly("worker_id", "state", "from", "to", "duration_us", "station_id", "confidence");
            assertThat(run.get("from").stringValue()).isEqualTo(reached);
            reached = run.get("to").stringValue();
            sum += run.get("duration_us").longValue();
            runs.add(run.get("state").stringValue() + " "
                    + run.get("to").stringValue().substring(11, 16) + " "
                    + (run.get("station_id").isNull()
                            ? "-"
                            : run.get("station_id").stringValue()));
        }

        // B is seen at X from 08:15, and the camera at Y that misses her from 08:20 has no say; from 08:45 she is at Y.
        assertThat(runs).containsExactlyElementsOf(expectedRunsOfB());
        assertThat(sum).isEqualTo(Duration.ofHours(4).toNanos() / 1_000);
        assertThat(timeline.text("site_id")).isEqualTo("default");
        assertThat(timeline.text("from")).isEqualTo("2026-03-11T07:00:00Z");
        assertThat(timeline.text("end")).isEqualTo("2026-03-11T11:00:00Z");
    }

    private static List<String> expectedRunsOfB() {
        return List.of("unobserved 08:15 -", "working 08:45 X", "working 09:45 Y", "unobserved 11:00 -");
    }

    @Test
    void aStationsTimelineShowsWhoWasThere() {
        JsonNode runs = SERVER.get("/api/v2/timeline/?station=X&from=2026-03-11T08:00:00Z&to=2026-03-11T09:00:00Z")
                .expect(200)
                .json()
                .get("runs");

        List<String> shown = new ArrayList<>();
        runs.forEach(run -> shown.add(
                run.get("worker_id").stringValue() + " " + run.get("state").stringValue()));
        assertThat(shown).containsExactly("A working", "A idle", "B working");
    }

    @Test
    void withoutAWorkerOrAStationEverybodyOfTheSiteIsShown() {
        JsonNode all = SERVER.get("/api/v2/timeline?from=2026-03-11T08:00:00Z&to=2026-03-11T08:10:00Z")
                .json();
        JsonNode berlin = SERVER.get("/api/v2/timeline?site=berlin").json();

        assertThat(all.get("runs").size()).isEqualTo(2);
        assertThat(berlin.get("site_id").stringValue()).isEqualTo("berlin");
        // Without bounds: the day before now, in which nothing was seen at Berlin.
        assertThat(berlin.get("runs").size()).isEqualTo(2);
        assertThat(berlin.get("runs").get(0).get("duration_us").longValue())
                .isEqualTo(Duration.ofDays(1).toNanos() / 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "worker=A&station=X, 422, station",
        "worker=ghost, 404, worker",
        "station=ghost, 404, station",
        "site=ghost, 404, site",
        "from=2026-03-12&to=2026-03-11, 422, from",
        "from=2026-01-01, 422, from",
        "to=never, 422, to"
    })
    void aTimelineThatCannotBeIsNamed(String query, int status, String named) {
        assertThat(SERVER.get("/api/v2/timeline?" + query).problem(status)).startsWith(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker=", "station=", "worker=&station=&site="})
    void emptyParametersAreMissing(String query) {
        assertThat(SERVER.get("/api/v2/timeline?" + query).expect(200).body())
                .isEqualTo(SERVER.get("/api/v2/timeline").body());
        assertThat(SERVER.get("/api/v2/report?bucket=&" + query).expect(200).body())
                .isEqualTo(SERVER.get("/api/v2/report").body());
    }

    @Test
    void noTimeAndNoWindowBreaksAnAnswer() {
        for (String bound :
                List.of("0000-01-01", "9999-12-31", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z")) {
            SERVER.get("/api/v2/report?from=" + bound).expect(200);
            SERVER.get("/api/v2/report?to=" + bound).expect(200);
            SERVER.get("/api/v2/report?as_of=" + bound).expect(200);
            SERVER.get("/api/events?from=" + bound).expect(200);
            SERVER.get("/api/events?to=" + bound).expect(200);
            SERVER.get("/api/v2/timeline?to=" + bound).expect(200);
        }
    }
}
