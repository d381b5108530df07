package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Health, workers and workstations as the seed's clients know them.
class SeedRosterTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemo();

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/"})
    void healthSaysHealthyAndNothingElse(String path) {
        Reply reply = SERVER.get(path).expect(200);

        assertThat(reply.body()).isEqualTo("{\"status\":\"healthy\"}");
        assertThat(reply.contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/workers", "/api/workers/"})
    void demoWorkersAreABareArrayById(String path) {
        List<JsonNode> workers = SERVER.get(path).expect(200).list();

        assertThat(workers.stream()
                        .limit(6)
                        .map(worker -> worker.get("worker_id").stringValue() + " "
                                + worker.get("name").stringValue()))
                .containsExactly(
                        "W1 Alice Johnson",
                        "W2 Bob Smith",
                        "W3 Carol Davis",
                        "W4 David Wilson",
                        "W5 Emma Brown",
                        "W6 Frank Miller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/workstations", "/api/workstations/"})
    void demoStationsAreABareArrayById(String path) {
        List<JsonNode> stations = SERVER.get(path).expect(200).list();

        assertThat(stations.stream()
                        .limit(6)
                        .map(station -> station.get("station_id").stringValue()
                                + "|" + station.get("name").stringValue()
                                + "|" + station.get("type").stringValue()))
                .containsExactly(
                        "S1|Assembly Line 1|assembly",
                        "S2|Assembly Line 2|assembly",
                        "S3|Quality Check|inspection",
                        "S4|Packaging|packaging",
                        "S5|Welding Station|welding",
                        "S6|Testing Station|testing");
    }

    @Test
    void aWorkerIsRegisteredOnceAndTheSameAgainIsNoError() {
        String grace = "{\"worker_id\":\"W7\",\"name\":\"Grace Lee\"}";

        Reply created = SERVER.post("/api/workers", grace).expect(201);
        Reply again = SERVER.post("/api/workers/", grace).expect(200);

        assertThat(created.text("worker_id")).isEqualTo("W7");
        assertThat(created.text("name")).isEqualTo("Grace Lee");
        assertThat(again.body()).isEqualTo(created.body());
        assertThat(SERVER.get("/api/workers").list())
                .anyMatch(worker -> "W7".equals(worker.get("worker_id").stringValue()));
    }

    @Test
    void aWorkerOfTheSameIdAndAnotherNameIsAConflict() {
        SERVER.post("/api/workers", "{\"worker_id\":\"W8\",\"name\":\"Heidi\"}").expect(201);

        String detail = SERVER.post("/api/workers", "{\"worker_id\":\"W8\",\"name\":\"Ivan\"}")
                .problem(409);

        assertThat(detail).contains("worker_id", "W8", "other content");
        assertThat(SERVER.get("/api/metrics/workers/W8").text("name")).isEqualTo("Heidi");
    }

    @Test
    void aStationIsRegisteredOnceAndTheSameAgainIsNoErrorAndOtherContentIsAConflict() {
        String paint = "{\"station_id\":\"S7\",\"name\":\"Paint Shop\",\"type\":\"painting\"}";

        Reply created = SERVER.post("/api/workstations", paint).expect(201);
        SERVER.post("/api/workstations/", paint).expect(200);
        String detail = SERVER.post("/api/workstations", paint.replace("painting", "drying"))
                .problem(409);

        assertThat(created.text("station_id")).isEqualTo("S7");
        assertThat(created.text("name")).isEqualTo("Paint Shop");
        assertThat(created.text("type")).isEqualTo("painting");
        assertThat(detail).contains("station_id", "S7");
    }

    @Test
    void aRegistrationAtAnotherSiteMakesTheSiteAndStaysApartFromTheDefaultOne() {
        String twin = "{\"worker_id\":\"W1\",\"name\":\"Another Alice\",\"site_id\":\"plant2\"}";

        Reply created = SERVER.post("/api/workers", twin).expect(201);

        assertThat(created.text("site_id")).isEqualTo("plant2");
        assertThat(SERVER.get("/api/workers?site=plant2").list()).hasSize(1);
        assertThat(SERVER.get("/api/metrics/workers/W1").text("name")).isEqualTo("Alice Johnson");
        assertThat(SERVER.get("/api/metrics/workers/W1?site=plant2").text("name"))
                .isEqualTo("Another Alice");
    }

    @Test
    void anEmptySiteIdIsTheDefaultSite() {
        SERVER.post("/api/workers", "{\"worker_id\":\"W9\",\"name\":\"Judy\",\"site_id\":\"\"}")
                .expect(201);

        SERVER.post("/api/workers", "{\"worker_id\":\"W9\",\"name\":\"Judy\"}").expect(200);
        SERVER.post("/api/workers", "{\"worker_id\":\"W9\",\"name\":\"Judy\",\"site_id\":null}")
                .expect(200);
        SERVER.post("/api/workers", "{\"worker_id\":\"W9\",\"name\":\"Judy\",\"site_id\":\"default\"}")
                .expect(200);
    }

    @Test
    void theListsOfASiteWhereNothingIsRegisteredAreNotThere() {
        assertThat(SERVER.get("/api/workers?site=nowhere").problem(404)).contains("site", "nowhere");
        assertThat(SERVER.get("/api/workstations?site=nowhere").problem(404)).contains("site", "nowhere");
    }

    @Test
    void idsAreNeitherTrimmedNorFoldedAndListedInOrderOfTheirBytes() {
        for (String id : List.of("b", "B", " b", "ß", "ı", "I", "𐐀", "\uFFFD")) {
            SERVER.post("/api/workers", "{\"worker_id\":\"%s\",\"name\":\"n\",\"site_id\":\"names\"}".formatted(id))
                    .expect(201);
        }

        assertThat(SERVER.get("/api/workers?site=names").list().stream()
                        .map(worker -> worker.get("worker_id").stringValue()))
                .containsExactly(" b", "B", "I", "b", "ß", "ı", "\uFFFD", "𐐀");
    }

    @Test
    void aWorkerWithASlashInTheIdHasFiguresToo() {
        SERVER.registerWorker("LINE/7 ä;x%");

        Reply reply =
                SERVER.get("/api/metrics/workers/LINE%2F7%20%C3%A4%3Bx%25").expect(200);

        assertThat(reply.text("worker_id")).isEqualTo("LINE/7 ä;x%");
    }
}
