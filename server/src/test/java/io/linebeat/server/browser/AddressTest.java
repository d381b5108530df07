package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linebeat.server.browser.Floor.STATIONS;
import static io.linebeat.server.browser.Floor.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.linebeat.server.Events;
import io.linebeat.server.RunningServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An address holds all that a view shows, for any id and at any site; what leads nowhere says so. It is a Sunday on
/// which Berlin's clocks have gone from two to three.
@Tag("browser")
class AddressTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withSettingsFrom("""
            sites:
              berlin: {zone: Europe/Berlin}
              kolkata: {zone: Asia/Kolkata}
            """, Instant.parse("2026-03-29T09:00:00Z"));

    private static final List<String> STRANGE = List.of("a/b c", "Ümläut \"quoted\" & 'so'", "日本+100%?#1", "<b>&amp;");

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeAll
    static void peopleTwoSites() {
        for (String site : List.of("berlin", "kolkata")) {
            for (String id : List.of("A", "B", "C")) {
                SERVER.registerWorker(site, id);
            }
            SERVER.registerStation(site, "X");
            SERVER.registerStation(site, "Y");
            for (String event : List.of(
                    Events.at(site, "A", "X", "working", "2026-03-29T00:30:00Z"),
                    Events.at(site, "A", "X", "absent", "2026-03-29T01:30:00Z"),
                    Events.at(site, "B", "Y", "idle", "2026-03-28T20:00:00Z"),
                    Events.at(site, "B", "Y", "working", "2026-03-28T20:10:00Z"))) {
                SERVER.post("/api/events", event).expect(201);
            }
        }
        for (String id : STRANGE) {
            String quoted = id.replace("\"", "\\\"");
            SERVER.post("/api/workers", "{\"worker_id\":\"%s\",\"name\":\"Worker %s\"}".formatted(quoted, quoted))
                    .expect(201);
            SERVER.post(
                            "/api/workstations",
                            "{\"station_id\":\"%s\",\"name\":\"Station %s\",\"type\":\"t\"}".formatted(quoted, quoted))
                    .expect(201);
        }
    }

    @Test
    void whateverIsChosenStandsInTheAddressAndTheAddressShowsTheSameElsewhere() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");
        floor.page().locator(Floor.named("combobox", "Site")).click();
        floor.page().locator(Floor.named("option", "berlin")).click();
        floor.customRange("2026-03-28T12:00", "2026-03-29T04:00");
        assertThat(floor.lines(WORKERS)).hasCount(3);
        floor.sortBy(WORKERS, "Units/h");
        floor.sortBy(STATIONS, "Occupied");
        floor.searchOf(WORKERS).fill("name of");
        floor.searchOf(STATIONS).fill("station x");
        assertThat(floor.page()).hasURL(Pattern.compile("sq=station"));
        assertThat(floor.lines(STATIONS)).hasCount(1);
        assertThatItShowsTheSameElsewhere(floor);
        assertThat(SERVER.url() + "/?" + query(floor.page()))
                .contains(
                        "site=berlin",
                        "from=2026-03-28T12",
                        "to=2026-03-29T04",
                        "sort=-rate",
                        "ssort=-occupied",
                        "q=name");

        floor.only("Name of B (B)");
        assertThat(floor.page()).hasURL(Pattern.compile("only=w\\.B"));
        assertThat(floor.lines(WORKERS)).hasCount(1);
        assertThatItShowsTheSameElsewhere(floor);
    }

    @Test
    void rangesStandInTheAddressByName() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?site=berlin");

        floor.choose("Yesterday");
        assertThat(floor.page()).hasURL(SERVER.url() + "/?site=berlin&range=yesterday");
        assertThat(floor.cell(WORKERS, "B", "working")).hasText("1:00:00");
        assertThatItShowsTheSameElsewhere(floor);

        floor.choose("Today");
        assertThat(floor.page()).hasURL(SERVER.url() + "/?site=berlin");
        assertThat(floor.cell(WORKERS, "B", "working")).hasText("0:00:00");
        floor.page().goBack();
        assertThat(floor.range("Yesterday")).isChecked();
        assertThat(floor.cell(WORKERS, "B", "working")).hasText("1:00:00");
        floor.page().goForward();
        assertThat(floor.range("Today")).isChecked();
        assertThat(floor.cell(WORKERS, "B", "working")).hasText("0:00:00");
    }

    @Test
    void aSitesTimesAreThoseOnItsWallThroughANightThatLacksAnHour() {
        Floor floor = Floor.open(browser.page(), SERVER, "/workers/A?site=berlin");

        assertThat(floor.page().locator("main")).containsText("A · Sun 29 Mar, 00:00 to 11:0");
        assertThat(floor.sign()).containsText("11:0");
        Locator facts = floor.part("Events").locator("tbody tr td:first-child");
        assertThat(facts).hasText(new String[] {"Sun 29 Mar, 03:30:00", "Sun 29 Mar, 01:30:00"});
        Locator bars = floor.part("Minutes and units by hour");
        bars.getByText("The same as a table").click();
        assertThat(bars.locator("tbody th").nth(0)).hasText("01:00");
        assertThat(bars.locator("tbody th").nth(1)).hasText("03:00");
        floor.strip("A").focus();
        floor.page().keyboard().press("Home");
        floor.page().keyboard().press("ArrowRight");
        assertThat(floor.readout()).containsText("01:30:00 to 03:30:00 (1 h 0 min)");
    }

    @Test
    void aSiteHalfAnHourOffIsShownByItsOwnClockToo() {
        Floor floor = Floor.open(browser.page(), SERVER, "/workers/A?site=kolkata");

        assertThat(floor.page().locator("main")).containsText("A · Sun 29 Mar, 00:00 to 14:3");
        assertThat(floor.sign()).containsText("14:3");
        Locator facts = floor.part("Events").locator("tbody tr td:first-child");
        assertThat(facts).hasText(new String[] {"Sun 29 Mar, 07:00:00", "Sun 29 Mar, 06:00:00"});
        assertThat(floor.page().locator("[data-time=working]")).hasText("1:00:00");
    }

    @Test
    void aDayHasAsManyHoursAsItHasOnTheSitesWall() {
        assertThatTheDayOfNobodyHas("2025-10-26", "2025-10-27", "25:00:00");
        assertThatTheDayOfNobodyHas("2025-03-30", "2025-03-31", "23:00:00");
    }

    private void assertThatTheDayOfNobodyHas(String from, String to, String hours) {
        Floor floor = Floor.open(browser.page(), SERVER, "/workers/C?site=berlin&from=" + from + "&to=" + to);
        assertThat(floor.page().locator("[data-time=unobserved]")).hasText(hours);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anyIdHasAPageThatItsLinesLeadToAndThatCanBeOpenedAnew(int index) {
        String id = STRANGE.get(index);
        Floor floor = Floor.open(browser.page(), SERVER, "/");

        floor.part(WORKERS).locator(Floor.named("link", "Worker " + id)).click();
        assertThat(floor.heading()).hasText("Worker " + id);
        floor.page().reload();
        assertThat(floor.heading()).hasText("Worker " + id);
        assertThat(floor.part("Events")).containsText("No event in this time.");
        floor.page().goBack();
        floor.part(STATIONS).locator(Floor.named("link", "Station " + id)).click();
        assertThat(floor.heading()).hasText("Station " + id);
        floor.page().reload();
        assertThat(floor.heading()).hasText("Station " + id);
    }

    @Test
    void anyIdCanBeFilteredBy() {
        Page page = browser.page();
        for (String id : STRANGE) {
            Floor floor = Floor.open(page, SERVER, "/?only=w." + encoded(id));
            assertThat(floor.lines(WORKERS).locator("a")).hasText(new String[] {"Worker " + id});
        }
    }

    @Test
    void aNameIsNeverTakenForAPage() {
        SERVER.post("/api/workers", """
                {"worker_id":"evil","name":"<img src=x onerror=alert(1)>"}""").expect(201);
        SERVER.post(
                        "/api/events",
                        Events.with(
                                Events.of("evil", "a/b c", "working", "2026-03-29T08:50:00Z"),
                                "\"camera_id\":\"<script>alert(2)</script>\",\"model_id\":\"<svg onload=alert(3)>\""))
                .expect(201);
        Page page = browser.page();
        page.onDialog(dialog -> {
            dialog.dismiss();
            throw new AssertionError("a name was run: " + dialog.message());
        });

        Floor floor = Floor.open(page, SERVER, "/");

        assertThat(floor.line(WORKERS, "evil").locator("a")).hasText("<img src=x onerror=alert(1)>");
        assertThat(floor.cell(STATIONS, "a/b c", "now")).containsText("<img src=x onerror=alert(1)> working");
        floor.line(WORKERS, "evil").locator("a").click();
        assertThat(floor.heading()).hasText("<img src=x onerror=alert(1)>");
        assertThat(floor.part("Events")).containsText("<script>alert(2)</script>");
        assertThat(floor.part("Events")).containsText("<svg onload=alert(3)>");
        assertThat(page.locator("main img, main script")).hasCount(0);
    }

    @Test
    void whoIsNotThereIsSaidNotToBe() {
        Floor floor = Floor.open(browser.page(), SERVER, "/workers/no%2Fbody");
        assertThat(floor.heading()).hasText("Worker no/body");
        assertThat(floor.notice("No worker “no/body” is registered at this site"))
                .isVisible();

        floor = Floor.open(browser.page(), SERVER, "/stations/nowhere");
        assertThat(floor.notice("No workstation “nowhere” is registered at this site"))
                .isVisible();
    }

    @Test
    void anAddressThatLeadsNowhereLeadsBackToTheFloor() {
        browser.mayFailToLoad();
        Page page = browser.page();
        page.navigate(SERVER.url() + "/nowhere/at/all");
        Floor floor = new Floor(page);

        assertThat(floor.heading()).hasText("There is no such page");
        page.getByText("Back to the floor").click();
        assertThat(floor.heading()).hasText("Floor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?site=atlantis", "/?from=yesterday-ish", "/workers/A?site=berlin&from=2026-13-40"})
    void whatTheServerRefusesIsToldInItsWords(String path) {
        browser.mayFailToLoad();
        Page page = browser.page();
        page.navigate(SERVER.url() + path);

        assertThat(new Floor(page).notice("This view cannot be shown")).containsText(Pattern.compile("site: |from: "));
    }

    private void assertThatItShowsTheSameElsewhere(Floor floor) {
        Floor elsewhere = Floor.open(browser.page(), floor.page().url());
        assertThat(elsewhere.part("Key figures"))
                .hasText(floor.part("Key figures").textContent());
        for (String table : List.of(WORKERS, STATIONS)) {
            assertThat(elsewhere.part(table)).hasCount(floor.part(table).count());
            if (floor.part(table).count() > 0) {
                assertThat(elsewhere.part(table)).hasText(floor.part(table).textContent());
                assertThat(elsewhere.searchOf(table))
                        .hasValue(floor.searchOf(table).inputValue());
            }
        }
        assertThat(elsewhere.only()).hasValue(floor.only().inputValue());
        assertThat(elsewhere.page()).hasURL(floor.page().url());
    }

    private static String query(Page page) {
        return java.net.URLDecoder.decode(page.url().replaceFirst(".*\\?", ""), StandardCharsets.UTF_8);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
