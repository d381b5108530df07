package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.server.EventStream.Event;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A board as somebody sees it who watches. Each test has a site of its own, where A, B and C work at X and Y.
class LiveTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @TempDir
    private Path folder;

    private static void open(String site) {
        List.of("A", "B", "C").forEach(id -> SERVER.registerWorker(site, id));
        List.of("X", "Y").forEach(id -> SERVER.registerStation(site, id));
    }

    private static String minutes(long fromNow) {
        return now().plus(Duration.ofMinutes(fromNow)).toString();
    }

    private static Instant now() {
        return SERVER.clock().instant();
    }

    private static Reply send(String... events) {
        return SERVER.post("/api/events/batch", Events.array(events)).expect(201);
    }

    private static String event(String site, String worker, String station, String type, long minutes) {
        return Events.at(site, worker, station, type, minutes(minutes));
    }

    private static EventStream watch(String question, String... headers) throws Exception {
        return EventStream.open(SERVER, "/api/v2/live?" + question, headers);
    }

    private static JsonNode report(String question) {
        return SERVER.get("/api/v2/report?" + question).expect(200).json();
    }

    /// Those figures of a report that a list of a board's lines shows.
    private static void assertFigures(JsonNode board, JsonNode report) {
        assertThat(board.get("window")).isEqualTo(report.get("window"));
        assertThat(board.get("stations")).isEqualTo(report.get("stations"));
        List<JsonNode> figures = new ArrayList<>();
        board.get("workers").forEach(line -> figures.add(line.get("figures")));
        List<JsonNode> expected = new ArrayList<>();
        report.get("workers").forEach(expected::add);
        assertThat(figures).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&from=2026-03-11T10:30:00Z", "&to=2026-03-11T11:50:00Z", "&from=2026-03-12"})
    void theWholeBoardComesFirstAndItsFiguresAreThoseOfTheReport(String window) throws Exception {
        String site = "first" + window.hashCode();
        open(site);
        send(event(site, "A", "X", "working", -90), event(site, "A", "X", "product_count", -80));
        send(event(site, "B", "X", "idle", -20), event(site, "C", "Y", "absent", -200));
        String question = "site=" + site + window;

        try (EventStream stream = watch(question)) {
            Event first = stream.board();

            assertThat(first.isWhole()).isTrue();
            assertThat(first.json())
                    .isEqualTo(
                            SERVER.get("/api/v2/board?" + question).expect(200).json());
            assertFigures(first.json(), report(question));
        }
    }

    @Test
    void aCommitIsHeardWithinASecondAndNamesOnlyWhatCouldNotBeCountedOn() throws Exception {
        open("commit");
        send(event("commit", "A", "X", "working", -30), event("commit", "B", "Y", "working", -30));
        try (EventStream stream = watch("site=commit")) {
            stream.board();
            send(event("commit", "A", "X", "working", -10));
            long answered = System.nanoTime();

            Event heard = stream.board();

            assertThat(Duration.ofNanos(heard.nanos() - answered)).isLessThan(SECOND);
            assertThat(heard.isWhole()).isFalse();
            assertThat(heard.ids("workers")).containsExactly("A");
            assertThat(heard.ids("stations")).containsExactly("X");
            assertThat(heard.ids("touched")).containsExactly("A");
            assertThat(heard.json().get("workers").get(0).get("figures"))
                    .isEqualTo(report("site=commit").get("workers").get(0));
            assertThat(heard.json().get("stations").get(0))
                    .isEqualTo(report("site=commit").get("stations").get(0));
            stream.beat();
        }
    }

    @Test
    void thePassingOfTimeAloneSendsBeatsAboutOneASecond() throws Exception {
        open("beats");
        send(event("beats", "A", "X", "working", -30));
        try (EventStream stream = watch("site=beats")) {
            stream.board();
            long start = stream.beat().nanos(); // with the board, which may have been painted for others before
            SERVER.clock().forward(Duration.ofSeconds(7));
            Event third = List.of(stream.beat(), stream.beat(), stream.beat()).getLast();

            assertThat(third.json().get("as_of").stringValue()).isEqualTo(now().toString());
            assertThat(third.id()).isEmpty();
            assertThat(Duration.ofNanos(third.nanos() - start))
                    .isBetween(Duration.ofMillis(2_500), SECOND.multipliedBy(6));
        }
    }

    @Test
    void aFactAheadOfTimeCountsWhenItsInstantHasComeAndItsStateIsKnownBefore() throws Exception {
        open("ahead");
        send(event("ahead", "A", "X", "idle", -10));
        try (EventStream stream = watch("site=ahead")) {
            stream.board();
            send(event("ahead", "A", "X", "product_count", 5), event("ahead", "A", "Y", "working", 5));
            JsonNode before = stream.board().json().get("workers").get(0);
            stream.beat();

            SERVER.clock().forward(Duration.ofMinutes(5).plusNanos(1_000));
            Event event = stream.board();

            assertThat(before.get("figures").get("event_count").longValue()).isEqualTo(1);
            assertThat(before.get("runs")).hasSize(2);
            assertThat(before.get("runs").get(0).get("state").stringValue()).isEqualTo("idle");
            assertThat(before.get("runs").get(1).get("state").stringValue()).isEqualTo("working");
            assertThat(before.get("runs").get(1).get("from").stringValue())
                    .isEqualTo(before.get("runs").get(0).get("to").stringValue());
            assertThat(event.ids("workers")).containsExactly("A");
            assertThat(event.ids("touched")).isEmpty();
            assertThat(event.json().get("workers").get(0).get("figures"))
                    .isEqualTo(report("site=ahead").get("workers").get(0));
            assertThat(event.json()
                            .get("workers")
                            .get(0)
                            .get("figures")
                            .get("event_count")
                            .longValue())
                    .isEqualTo(3);
        }
    }

    @Test
    void whoComesBackHearsInOneEventWhatChangedMeanwhile() throws Exception {
        open("back");
        send(event("back", "A", "X", "working", -30), event("back", "B", "Y", "working", -30));
        String id;
        try (EventStream witness = watch("site=back")) {
            witness.board();
            try (EventStream stream = watch("site=back")) {
                id = stream.board().id();
            }
            send(event("back", "A", "X", "idle", -20));
            witness.board();
            send(event("back", "A", "X", "working", -15));
            witness.board();
        }

        try (EventStream stream = watch("site=back", "Last-Event-ID", id)) {
            Event missed = stream.board();

            assertThat(missed.isWhole()).isFalse();
            assertThat(missed.ids("workers")).containsExactly("A");
            assertThat(missed.ids("stations")).containsExactly("X");
            assertThat(missed.ids("touched")).containsExactly("A");
            id = missed.id();
        }
        try (EventStream stream = watch("site=back", "Last-Event-ID", id)) {
            stream.beat(); // nothing was missed
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "%s", "%s.", "%s.x", "%s.-1", "%s.0", "%s.999999", "%s.99999999999999999999"})
    void anIdThatThisBoardDidNotGiveBringsTheWhole(String id) throws Exception {
        String site = "ids" + id.hashCode();
        open(site);
        String board;
        try (EventStream stream = watch("site=" + site)) {
            board = stream.board().id().replaceFirst("\\.\\d+$", "");
        }
        try (EventStream stream = watch("site=" + site, "Last-Event-ID", id.formatted(board))) {
            assertThat(stream.board().isWhole()).isTrue();
        }
        try (EventStream other = watch("site=" + site + "&from=2026-03-11", "Last-Event-ID", board + ".1")) {
            assertThat(other.board().isWhole()).isTrue();
        }
    }

    @Test
    void aLateFactBeforeTheWindowTouchesAndChangesNoLine() throws Exception {
        open("before");
        send(event("before", "A", "X", "working", -30));
        try (EventStream stream = watch("site=before&from=" + minutes(-60))) {
            stream.board();
            send(event("before", "A", "X", "idle", -600));

            Event heard = stream.board();

            assertThat(heard.ids("workers")).isEmpty();
            assertThat(heard.ids("stations")).isEmpty();
            assertThat(heard.ids("touched")).containsExactly("A");
        }
    }

    @Test
    void aWindowThatIsOverIsCorrectedByALateFact() throws Exception {
        open("over");
        send(event("over", "A", "X", "working", -120), event("over", "B", "Y", "working", -120));
        String question = "site=over&from=" + minutes(-180) + "&to=" + minutes(-60);
        try (EventStream stream = watch(question)) {
            stream.board();
            send(event("over", "A", "X", "idle", -90));

            Event heard = stream.board();

            assertThat(heard.isWhole()).isFalse();
            assertThat(heard.ids("workers")).containsExactly("A");
            assertThat(heard.ids("stations")).containsExactly("X");
            assertThat(heard.json().get("workers").get(0).get("figures"))
                    .isEqualTo(report(question).get("workers").get(0));
        }
    }

    @Test
    void whoeverIsRegisteredWhileSomebodyWatchesAppears() throws Exception {
        open("roster");
        try (EventStream stream = watch("site=roster")) {
            stream.board();
            SERVER.registerWorker("roster", "D");
            assertThat(stream.board().ids("workers")).containsExactly("D");
            SERVER.registerStation("roster", "Z");
            assertThat(stream.board().ids("stations")).containsExactly("Z");
        }
    }

    @Test
    void whenEverythingIsErasedAWholeBoardComes() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerWorker("Z9");
            try (EventStream stream = EventStream.open(server, "/api/v2/live")) {
                assertThat(stream.board().ids("workers")).containsExactly("Z9");

                server.post("/api/seed").expect(200);
                Event heard = stream.board();

                assertThat(heard.isWhole()).isTrue();
                assertThat(heard.ids("workers")).containsExactly("W1", "W2", "W3", "W4", "W5", "W6");
                assertFigures(
                        heard.json(), server.get("/api/v2/report?site=default").json());
            }
        }
    }

    @Test
    void whenTheClockGoesBackEverythingIsToldAnew() throws Exception {
        open("clock");
        send(event("clock", "A", "X", "working", -30));
        try (EventStream stream = watch("site=clock")) {
            stream.board();
            SERVER.clock().forward(Duration.ofMinutes(-10));
            Event heard = stream.board();
            SERVER.clock().forward(Duration.ofMinutes(10));

            assertThat(heard.isWhole()).isTrue();
            assertThat(heard.json()
                            .get("workers")
                            .get(0)
                            .get("figures")
                            .get("working_us")
                            .longValue())
                    .isEqualTo(Duration.ofMinutes(20).toNanos() / 1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=nonsense, 422",
        "to=yesterday, 422",
        "from=2026-03-12&to=2026-03-11, 422",
        "site=nowhere, 404",
        "from=%FF, 400"
    })
    void whatCannotBeWatchedIsAProblem(String question, int status) {
        for (String path : List.of("/api/v2/live?", "/api/v2/board?")) {
            Reply reply = SERVER.send(SERVER.request(path + question)
                    .header("Accept", path.contains("live") ? "text/event-stream" : "*/*")
                    .build());

            assertThat(reply.problem(status)).isNotBlank();
        }
    }

    @Test
    void theHeadOfAStreamIsAnsweredAndEnds() {
        Reply reply = SERVER.send(SERVER.request("/api/v2/live")
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(reply.expect(200).contentType()).startsWith("text/event-stream");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.body()).isEmpty();
    }
}
