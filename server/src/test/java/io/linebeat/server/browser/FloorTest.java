package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linebeat.server.browser.Floor.STATIONS;
import static io.linebeat.server.browser.Floor.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.linebeat.server.RunningServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// What a supervisor does with the demo factory on an afternoon that is not the machine's own.
@Tag("browser")
class FloorTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemoFrom(Instant.parse("2026-03-11T14:30:00Z"));

    private static final String YESTERDAY = "?from=2026-03-10&to=2026-03-11&site=default";

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void theSixCardsSayToTheDigitWhatTheReportSays() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");

        assertThat(floor.card("Units")).not().hasText("0");
        JsonNode total = report(YESTERDAY).get("total");
        assertThat(floor.cards()).isEqualTo(cardsOf(total));
    }

    @Test
    void todayIsTheServersAndItsFiguresCountOnWithIt() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");

        assertThat(floor.heading()).hasText("Floor");
        assertThat(floor.page().locator("main")).containsText("Wed 11 Mar, 00:00 to 14:3");
        assertThat(floor.card("Units")).not().hasText("0");
        String before =
                report("?from=2026-03-11&site=default").get("window").get("end").stringValue();
        Map<String, String> cards = floor.cards();
        JsonNode early = report("?from=2026-03-11&site=default&as_of="
                        + Instant.parse(before).minusSeconds(1))
                .get("total");
        JsonNode late = report("?from=2026-03-11&site=default").get("total");
        assertThat(cards).containsEntry("Units", Shown.count(Shown.of(late, "units")));
        assertThat(Shown.seconds(cards.get("Productive time")))
                .isBetween(Shown.of(early, "working_us") / 1_000_000, Shown.of(late, "working_us") / 1_000_000);
        assertThat(floor.card("Productive time")).not().hasText(cards.get("Productive time"));
    }

    @Test
    void theTablesSayWhatTheReportSaysOfEachWorkerAndEachStation() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");

        JsonNode report = report(YESTERDAY);
        assertThat(floor.lines(WORKERS)).hasCount(6);
        assertThat(floor.lines(STATIONS)).hasCount(6);
        for (JsonNode line : report.get("workers")) {
            String id = line.get("worker_id").stringValue();
            assertThat(floor.line(WORKERS, id).locator("role=link"))
                    .hasText(line.get("name").stringValue());
            for (String state : List.of("working", "idle", "absent", "unobserved")) {
                assertThat(floor.cell(WORKERS, id, state)).hasText(Shown.time(Shown.of(line, state + "_us")));
            }
            assertThat(floor.cell(WORKERS, id, "utilization")).hasText(Shown.utilization(line));
            assertThat(floor.cell(WORKERS, id, "units")).hasText(Shown.count(Shown.of(line, "units")));
            assertThat(floor.cell(WORKERS, id, "rate"))
                    .hasText(Shown.perHour(Shown.of(line, "units"), Shown.of(line, "working_us")));
            assertThat(floor.cell(WORKERS, id, "events")).hasText(Shown.count(Shown.of(line, "event_count")));
        }
        for (JsonNode line : report.get("stations")) {
            String id = line.get("station_id").stringValue();
            long occupied = Shown.of(line, "occupied_us");
            assertThat(floor.cell(STATIONS, id, "occupied")).hasText(Shown.time(occupied));
            assertThat(floor.cell(STATIONS, id, "utilization"))
                    .hasText(Shown.percent(Shown.of(line, "working_us"), occupied));
            assertThat(floor.cell(STATIONS, id, "throughput"))
                    .hasText(Shown.perHour(Shown.of(line, "units"), occupied));
        }
    }

    @Test
    void aTableIsSortedByAColumnAndSaysSo() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");
        List<JsonNode> lines = new ArrayList<>();
        report(YESTERDAY).get("workers").forEach(lines::add);
        lines.sort(Comparator.comparingLong(line -> -Shown.of(line, "idle_us")));
        List<String> names =
                lines.stream().map(line -> line.get("name").stringValue()).toList();

        floor.sortBy(WORKERS, "Idle");

        assertThat(floor.head(WORKERS, "Idle")).hasAttribute("aria-sort", "descending");
        assertThat(floor.lines(WORKERS).locator("a")).hasText(names.toArray(String[]::new));
        assertThat(floor.page()).hasURL(Pattern.compile("sort=-idle"));
        floor.sortBy(WORKERS, "Idle");
        assertThat(floor.head(WORKERS, "Idle")).hasAttribute("aria-sort", "ascending");
        assertThat(floor.lines(WORKERS).locator("a")).hasText(names.reversed().toArray(String[]::new));
    }

    @Test
    void aSearchLeavesThoseWhoAreCalledLikeIt() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");

        floor.searchOf(WORKERS).fill("CAR");

        assertThat(floor.lines(WORKERS).locator("a")).hasText(new String[] {"Carol Davis"});
        assertThat(floor.part(WORKERS).locator("role=heading")).hasText("Workers 1 of 6");
        floor.searchOf(STATIONS).fill("nowhere");
        assertThat(floor.part(STATIONS)).containsText("Nothing is called like “nowhere”.");
    }

    @Test
    void aFilterLeavesOneWorkerOrOneStationOnCardsStripsAndTables() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");
        JsonNode report = report(YESTERDAY);

        floor.only("Bob Smith (W2)");

        assertThat(floor.lines(WORKERS)).hasCount(1);
        assertThat(floor.part(STATIONS)).hasCount(0);
        assertThat(floor.page().locator("[role=slider]")).hasCount(1);
        assertThat(floor.cards()).isEqualTo(cardsOf(report.get("workers").get(1)));
        floor.only("Welding Station (S5)");
        assertThat(floor.lines(STATIONS)).hasCount(1);
        assertThat(floor.part(WORKERS)).hasCount(0);
        JsonNode welding = report.get("stations").get(4);
        assertThat(floor.card("Occupied")).hasText(Shown.time(Shown.of(welding, "occupied_us")));
        assertThat(floor.card("Person time")).hasText(Shown.time(Shown.of(welding, "person_us")));
        assertThat(floor.card("Throughput"))
                .hasText(Shown.perHour(Shown.of(welding, "units"), Shown.of(welding, "occupied_us")));
        floor.button("Show all again").click();
        assertThat(floor.lines(WORKERS)).hasCount(6);
    }

    @Test
    void eachRangeShowsItsOwnTime() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");
        Locator main = floor.page().locator("main");

        floor.choose("Last hour");
        assertThat(main).containsText("Wed 11 Mar, 13:3");
        assertThat(floor.range("Last hour")).isChecked();
        floor.choose("Yesterday");
        assertThat(main).containsText("Tue 10 Mar, 00:00 to 24:00");
        assertThat(floor.sign()).hasAttribute("title", Pattern.compile("late events still correct it"));
        floor.choose("This week");
        assertThat(main).containsText("Mon 9 Mar, 00:00 to Wed 11 Mar, 14:3");
        floor.choose("Today");
        assertThat(main).containsText("Wed 11 Mar, 00:00 to 14:3");
        floor.customRange("2026-03-09T08:00", "2026-03-09T12:30");
        assertThat(main).containsText("Mon 9 Mar, 08:00 to 12:30");
        assertThat(floor.range("Today")).not().isChecked();
        assertThat(floor.card("Units"))
                .hasText(Shown.count(Shown.of(
                        report("?from=2026-03-09T08:00&to=2026-03-09T12:30&site=default")
                                .get("total"),
                        "units")));
    }

    @Test
    void anEndBeforeTheBeginningIsRefusedInTheForm() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");

        floor.button("Custom …").click();
        floor.page().getByLabel("From (").fill("2026-03-09T12:00");
        floor.page().getByLabel("To (").fill("2026-03-09T11:00");

        assertThat(floor.page().getByText("The end is before the beginning.")).isVisible();
        assertThat(floor.button("Show")).isDisabled();
    }

    @Test
    void refreshAsksForEverythingAnew() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");
        assertThat(floor.lines(WORKERS)).hasCount(6);

        floor.page()
                .waitForRequest(
                        request -> request.url().contains("/api/v2/live"),
                        () -> floor.button("Refresh").click());

        assertThat(floor.sign()).containsText("Live");
        assertThat(floor.lines(WORKERS)).hasCount(6);
    }

    @Test
    void demoDataAreResetOnceThatIsConfirmed() {
        SERVER.registerWorker("W9");
        Floor floor = Floor.open(browser.page(), SERVER, "/");
        assertThat(floor.lines(WORKERS)).hasCount(7);

        floor.fromMenu("Load demo data");
        assertThat(floor.dialog()).containsText("What is there now is erased");
        floor.dialog().getByText("Cancel").click();
        assertThat(floor.dialog()).hasCount(0);
        assertThat(floor.lines(WORKERS)).hasCount(7);

        floor.fromMenu("Load demo data");
        floor.dialog()
                .getByText("Load demo data", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(floor.dialog().getByText("Close", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        floor.page().keyboard().press("Escape");
        assertThat(floor.dialog()).hasCount(0);
        assertThat(floor.lines(WORKERS)).hasCount(6);
    }

    @Test
    void aWorkersPageIsReachedFromHerLineAndLeadsBack() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");
        JsonNode alice = report(YESTERDAY).get("workers").get(0);

        floor.line(WORKERS, "W1").locator("role=link").click();

        assertThat(floor.heading()).hasText("Alice Johnson");
        assertThat(floor.page()).hasURL(SERVER.url() + "/workers/W1?range=yesterday");
        assertThat(floor.page().locator("[data-time=working]")).hasText(Shown.time(Shown.of(alice, "working_us")));
        assertThat(floor.page().locator("[data-time=unobserved]"))
                .hasText(Shown.time(Shown.of(alice, "unobserved_us")));
        floor.page().locator("role=navigation").locator("role=link").click();
        assertThat(floor.page()).hasURL(SERVER.url() + "/?range=yesterday");
        assertThat(floor.heading()).hasText("Floor");
    }

    @Test
    void olderEventsComeWhenAskedFor() {
        Floor floor = Floor.open(browser.page(), SERVER, "/workers/W1?range=week");
        Locator events = floor.part("Events").locator("tbody tr");
        int all = SERVER.get("/api/events?worker_id=W1&limit=1000&from=2026-03-09")
                .list()
                .size();
        assertThat(all).isGreaterThan(50);
        assertThat(events).hasCount(50);

        while (floor.button("Older events").isVisible()) {
            int before = events.count();
            floor.button("Older events").click();
            assertThat(events).hasCount(Math.min(all, before + 50));
        }

        assertThat(events).hasCount(all);
    }

    @Test
    void chartsAreLoadedWithTheFirstBarsAndSayTheSameAsATable() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");
        assertThat(floor.lines(WORKERS)).hasCount(6);
        assertThat(floor.page().locator("article svg").first()).isVisible();
        assertThat(browser.requests()).noneMatch(url -> url.contains("/assets/Bars"));

        floor.line(STATIONS, "S1").locator("role=link").click();

        Locator bars = floor.part("Minutes and units by hour");
        assertThat(bars.locator("svg").first()).isVisible();
        assertThat(browser.requests()).anyMatch(url -> url.contains("/assets/Bars"));
        bars.getByText("The same as a table").click();
        assertThat(bars.locator("role=rowheader").first()).hasText(Pattern.compile("\\d\\d:00"));
        long units = bars.locator("tbody tr td:last-child").allTextContents().stream()
                .mapToLong(Long::parseLong)
                .sum();
        assertThat(units).isEqualTo(Shown.of(report(YESTERDAY).get("stations").get(0), "units"));
    }

    private static JsonNode report(String question) {
        return SERVER.get("/api/v2/report" + question).expect(200).json();
    }

    private static Map<String, String> cardsOf(JsonNode line) {
        long working = Shown.of(line, "working_us");
        long seen = working + Shown.of(line, "idle_us") + Shown.of(line, "absent_us");
        return Map.of(
                "Utilization", Shown.utilization(line),
                "Productive time", Shown.time(working),
                "Units", Shown.count(Shown.of(line, "units")),
                "Rate", Shown.perHour(Shown.of(line, "units"), working),
                "Idle time", Shown.time(Shown.of(line, "idle_us")),
                "Time seen", Shown.percent(seen, seen + Shown.of(line, "unobserved_us")));
    }
}
