package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// What the routes answer for random facts is what the oracle says of the same facts. `-Dseed=N` replays.
class OracleTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    private static final long SEED = seed();
    private static final Instant START = Instant.parse("2026-03-10T06:00:00Z");
    private static final long MINUTE = 60_000_000L;
    private static final long HOLD = 60 * MINUTE;
    private static final List<Oracle.Id> WORKERS = ids("W");
    private static final List<Oracle.Id> STATIONS = ids("S");
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Said> SAID = new ArrayList<>();

    private static long seed() {
        String given = System.getProperty("seed", "");
        long seed = given.isEmpty() ? new Random().nextLong() : Long.parseLong(given);
        System.out.println("OracleTest: -Dseed=" + seed);
        return seed;
    }

    private static List<Oracle.Id> ids(String prefix) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new Oracle.Id("default", prefix + i))
                .toList();
    }

    @BeforeAll
    static void sendThemInBatches() {
        Random random = new Random(SEED);
        WORKERS.forEach(worker -> SERVER.registerWorker(worker.id()));
        STATIONS.forEach(station -> SERVER.registerStation(station.id()));
        for (int i = 0; i < 600; i++) {
            SAID.add(said(random));
        }
        List<Said> shuffled = new ArrayList<>(SAID);
        shuffled.addAll(SAID.subList(0, 100));
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); from += 70) {
            String[] batch = shuffled.subList(from, Math.min(from + 70, shuffled.size())).stream()
                    .map(OracleTest::event)
                    .toArray(String[]::new);
            SERVER.post("/api/events/batch", Events.array(batch)).expect(201);
        }
    }

    /// On a grid of five minutes, so that ties are common; some with an id that another content may share.
    private static Said said(Random random) {
        Kind kind = KINDS.get(random.nextInt(4));
        String eventId = random.nextInt(3) == 0 ? "e" + random.nextInt(3) : "";
        long at = START.toEpochMilli() * 1_000 + random.nextInt(240) * 5L * MINUTE;
        return new Said(
                "",
                "default",
                WORKERS.get(random.nextInt(4)).id(),
                STATIONS.get(random.nextInt(4)).id(),
                kind,
                at,
                random.nextInt(5),
                random.nextInt(3) == 0 ? -1 : random.nextInt(5) * 250_000,
                eventId,
                "",
                "",
                "");
    }

    private static String event(Said said) {
        String type = said.kind() == Kind.PRODUCTION
                ? "product_count"
                : said.kind().name().toLowerCase(Locale.ROOT);
        String time = Instant.ofEpochMilli(said.at() / 1_000).toString();
        String event = Events.with(
                Events.of(said.worker(), said.station(), type, time),
                "\"count\":" + said.count() + ",\"event_id\":\"" + said.eventId() + "\"");
        return said.confidence() < 0
                ? event
                : Events.with(event, "\"confidence\":" + BigDecimal.valueOf(said.confidence(), 6));
    }

    @Test
    void reportsOfRandomWindowsSayWhatTheOracleSays() {
        Random random = new Random(SEED);
        for (int i = 0; i < 25; i++) {
            long from = START.toEpochMilli() * 1_000 + random.nextInt(1_200) * MINUTE;
            long to = from + random.nextInt(700) * MINUTE + random.nextInt(3);
            String window = "from=" + time(from) + "&to=" + time(to);
            // A window ends at the server's now at the latest.
            long end = Math.max(from, Math.min(to, RunningServer.NOON.toEpochMilli() * 1_000));
            Oracle.Figures expected = Oracle.figures(SAID, (_, _) -> HOLD, WORKERS, STATIONS, from, end);

            JsonNode report = SERVER.get("/api/v2/report?" + window).expect(200).json();

            for (int w = 0; w < 4; w++) {
                Oracle.WorkerFigures worker = expected.workers().get(w);
                assertThat(numbers(
                                report.get("workers").get(w),
                                "working_us",
                                "idle_us",
                                "absent_us",
                                "unobserved_us",
                                "units",
                                "event_count"))
                        .as("seed %d, %s, %s", SEED, worker.worker(), window)
                        .containsExactly(
                                worker.working(),
                                worker.idle(),
                                worker.absent(),
                                worker.unobserved(),
                                worker.units(),
                                worker.events());
                Oracle.StationFigures station = expected.stations().get(w);
                assertThat(numbers(
                                report.get("stations").get(w),
                                "occupied_us",
                                "working_us",
                                "person_us",
                                "units",
                                "event_count"))
                        .as("seed %d, %s, %s", SEED, station.station(), window)
                        .containsExactly(
                                station.occupied(),
                                station.working(),
                                station.person(),
                                station.units(),
                                station.events());
            }
        }
    }

    @Test
    void metricsAreTheOraclesFiguresRoundedHalfUp() {
        long from = START.toEpochMilli() * 1_000;
        long to = from + 20 * 60 * MINUTE + 7;
        Oracle.Figures expected = Oracle.figures(SAID, (_, _) -> HOLD, WORKERS, STATIONS, from, to);

        List<JsonNode> workers = SERVER.get("/api/metrics/workers?from=" + time(from) + "&to=" + time(to))
                .list();

        for (int w = 0; w < 4; w++) {
            Oracle.WorkerFigures worker = expected.workers().get(w);
            long tracked = worker.working() + worker.idle();
            assertRatio(workers.get(w), "total_active_time_hours", worker.working(), 60 * MINUTE);
            assertRatio(workers.get(w), "total_idle_time_hours", worker.idle(), 60 * MINUTE);
            assertRatio(workers.get(w), "utilization_percentage", 100 * worker.working(), tracked);
            assertRatio(workers.get(w), "units_per_hour", worker.units() * 60 * MINUTE, worker.working());
            assertThat(numbers(workers.get(w), "total_units_produced", "event_count"))
                    .containsExactly(worker.units(), worker.events());
        }
    }

    @Test
    void theServersOwnVerificationFindsNoDifference() {
        JsonNode verified = SERVER.post("/api/v2/verify").expect(200).json();

        assertThat(verified.get("equal").booleanValue())
                .as("%s, seed %d", verified, SEED)
                .isTrue();
        assertThat(verified.get("facts").longValue()).isPositive();
        assertThat(verified.get("compared").longValue()).isPositive();
    }

    private static void assertRatio(JsonNode line, String field, long numerator, long denominator) {
        BigDecimal expected = denominator == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
        assertThat(line.get(field).decimalValue())
                .as("%s, seed %d", field, SEED)
                .isEqualByComparingTo(expected);
    }

    private static List<Long> numbers(JsonNode line, String... fields) {
        return List.of(fields).stream()
                .map(field -> line.get(field).longValue())
                .toList();
    }

    private static String time(long micros) {
        return Instant.EPOCH.plusNanos(micros * 1_000).toString();
    }
}
