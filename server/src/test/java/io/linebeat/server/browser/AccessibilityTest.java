package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linebeat.server.browser.Floor.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.linebeat.server.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The dashboard for whoever does not see colours, holds no mouse, looks at a phone, or minds what moves.
@Tag("browser")
class AccessibilityTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemoFrom(Instant.parse("2026-03-11T14:30:00Z"));

    private static final int MOST_STOPS = 60;

    @RegisterExtension
    final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(
            strings = {"/?only=s.S1", "/?range=week", "/workers/W1", "/stations/S1?range=yesterday", "/workers/nobody"})
    void nothingIsInTheWayOnAPage(String path) throws IOException {
        Floor floor = Floor.open(still(), SERVER, path);
        assertThat(floor.heading()).isVisible();
        assertThat(floor.page().locator("main [class*=Skeleton]")).hasCount(0);

        assertThatNothingIsInTheWay(floor.page(), path);
    }

    @Test
    void nothingIsInTheWayWhereThereIsNothing() throws Exception {
        Floor floor = Floor.open(still(), SERVER, "/?from=2026-01-01&to=2026-01-02");
        assertThat(floor.notice("Nothing was seen in this time")).isVisible();
        assertThatNothingIsInTheWay(floor.page(), "nothing seen");

        browser.mayFailToLoad();
        floor.page().navigate(SERVER.url() + "/nowhere");
        assertThat(floor.heading()).hasText("There is no such page");
        assertThatNothingIsInTheWay(floor.page(), "no such page");
    }

    @Test
    void nothingIsInTheWayOfAnEmptyPlantThatGoesAway(@TempDir Path folder) throws Exception {
        browser.mayFailToLoad();
        Floor floor;
        try (RunningServer empty = RunningServer.byTheSystemClock().in(folder)) {
            floor = Floor.open(still(), empty, "/");
            assertThat(floor.notice("Nobody is registered")).isVisible();
            assertThatNothingIsInTheWay(floor.page(), "an empty plant");
        }
        assertThat(floor.notice("Stale since")).isVisible();
        assertThatNothingIsInTheWay(floor.page(), "stale");
    }

    @Test
    void nothingIsInTheWayOfWhatOpens() throws IOException {
        Floor floor = Floor.open(still(), SERVER, "/");
        Page page = floor.page();

        floor.button("Custom …").click();
        assertThat(page.getByLabel("From (")).isFocused();
        assertThatNothingIsInTheWay(page, "the form for a range");
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("From (")).hasCount(0);
        assertThat(floor.button("Custom …")).isFocused();

        floor.button("Menu").click();
        assertThat(page.locator("role=menu")).isVisible();
        assertThatNothingIsInTheWay(page, "the menu");
        page.keyboard().press("Escape");
        assertThat(page.locator("role=menu")).hasCount(0);

        floor.fromMenu("Load demo data");
        assertThat(floor.dialog()).isVisible();
        assertThatNothingIsInTheWay(page, "the dialog");
    }

    @Test
    void theKeyboardAloneReachesAStripWalksItZoomsAndComesBack() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");
        Page page = floor.page();
        assertThat(floor.strip("W1").locator("path[data-state=working]")).hasCount(1);

        tabTo(page, "[role=slider][data-worker=W1]");
        assertThat(floor.readout()).containsText("Alice Johnson");
        page.keyboard().press("Home");
        String first = floor.readout().innerText();
        page.keyboard().press("ArrowRight");
        assertThat(floor.readout()).not().hasText(first);
        page.keyboard().press("ArrowRight");
        assertThat(floor.readout())
                .containsText(Pattern.compile("Alice Johnson · (Working|Idle|Absent) · \\d\\d:\\d\\d:\\d\\d to "));
        assertThat(floor.strip("W1")).hasAttribute("aria-valuetext", Pattern.compile("Working|Idle|Absent"));

        page.keyboard().press("+");
        assertThat(page).hasURL(Pattern.compile("from=2026-03-10T.*was=yesterday"));
        tabTo(page, "[role=slider][data-worker=W1]");
        page.keyboard().press("Escape");
        assertThat(page).hasURL(SERVER.url() + "/?range=yesterday");
    }

    @Test
    void aDragOverAStripZoomsAndTheButtonLeadsBack() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday");
        Page page = floor.page();
        assertThat(floor.strip("W2").locator("path[data-state=working]")).hasCount(1);
        floor.strip("W2").scrollIntoViewIfNeeded();
        BoundingBox box = floor.strip("W2").boundingBox();

        page.mouse().move(box.x + box.width / 4, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().up();

        assertThat(page).hasURL(Pattern.compile("from=2026-03-10T.*to=2026-03-10T.*was=yesterday"));
        assertThat(floor.range("Yesterday")).not().isChecked();
        floor.button("Zoom out").click();
        assertThat(page).hasURL(SERVER.url() + "/?range=yesterday");
    }

    @Test
    void theFirstStopLeadsPastTheHeaderToTheFigures() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");
        Page page = floor.page();

        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        assertThat(page.locator("a.skip")).isInViewport();
        page.keyboard().press("Enter");

        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void wherePeopleAreWithTheKeyboardIsSeenAtEveryStop() {
        Floor floor = Floor.open(browser.page(), SERVER, "/?range=yesterday&only=w.W1");
        assertThat(floor.lines(WORKERS)).hasCount(1);
        Page page = floor.page();

        List<String> unseen = new ArrayList<>();
        int stops = 0;
        for (; stops < MOST_STOPS; stops++) {
            page.keyboard().press("Tab");
            Object box = page.evaluate("""
                    () => {
                        const at = document.activeElement;
                        if (at === document.body) return null;
                        at.scrollIntoView({ block: 'center' });
                        const seen = at.matches('input[type=radio]') ? at.parentElement : at;
                        const { x, y, width, height } = seen.getBoundingClientRect();
                        return [x, y, width, height].map(Math.round);
                    }""");
            if (box == null) {
                break;
            }
            byte[] with = around(page, (List<?>) box);
            page.evaluate("() => { window.at = document.activeElement; window.at.blur(); }");
            byte[] without = around(page, (List<?>) box);
            if (Arrays.equals(with, without)) {
                unseen.add((String) page.evaluate("() => window.at.outerHTML.slice(0, 200)"));
            }
            page.evaluate("() => window.at.focus({ focusVisible: true })");
        }

        assertThat(unseen).isEmpty();
        assertThat(stops).isGreaterThan(20);
    }

    @Test
    void aPhoneScrollsDownAndNeverSideways() {
        for (String path : List.of("/", "/?range=week", "/workers/W1", "/stations/S1?range=yesterday")) {
            Floor floor =
                    Floor.open(browser.page(options -> options.setViewportSize(Browser.NARROW, 844)), SERVER, path);
            assertThat(floor.page().locator("main section").first()).isVisible();
            assertThat(floor.page().locator("main [class*=Skeleton]")).hasCount(0);
            Object beyond = floor.page().evaluate("""
                    () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth""");
            assertThat((Integer) beyond)
                    .as("pixels beyond the edge of %s", path)
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void aThemeThatIsChosenStays() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");
        Locator document = floor.page().locator("html");
        assertThat(document).hasAttribute("data-mantine-color-scheme", "light");

        for (String theme : List.of("Dark", "Light")) {
            floor.fromMenu(theme);
            assertThat(document).hasAttribute("data-mantine-color-scheme", theme.toLowerCase(java.util.Locale.ROOT));
            floor.page()
                    .emulateMedia(new Page.EmulateMediaOptions()
                            .setColorScheme("Dark".equals(theme) ? ColorScheme.LIGHT : ColorScheme.DARK));
            floor.page().reload();
            assertThat(floor.heading()).hasText("Floor");
            assertThat(document).hasAttribute("data-mantine-color-scheme", theme.toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void nothingMovesForWhoMindsIt() {
        Floor floor = Floor.open(browser.page(options -> options.setReducedMotion(ReducedMotion.REDUCE)), SERVER, "/");
        floor.fromMenu("Load demo data");
        assertThat(floor.dialog()).isVisible();

        Object moving = floor.page().evaluate("""
                () => [...document.querySelectorAll('*')].filter(each => {
                    const { transitionDuration, animationDuration } = getComputedStyle(each);
                    return [transitionDuration, animationDuration].join().split(',').some(time => parseFloat(time) > 0.001);
                }).map(each => each.outerHTML.slice(0, 120))""");
        assertThat((List<?>) moving).isEmpty();
    }

    /// In both themes on a large screen, and on a phone.
    private static void assertThatNothingIsInTheWay(Page page, String what) throws IOException {
        assertThatNothingIsInTheWay(page, what, Browser.NARROW, ColorScheme.LIGHT);
        assertThatNothingIsInTheWay(page, what, Browser.WIDE, ColorScheme.DARK);
        assertThatNothingIsInTheWay(page, what, Browser.WIDE, ColorScheme.LIGHT);
    }

    private static void assertThatNothingIsInTheWay(Page page, String what, int width, ColorScheme scheme)
            throws IOException {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(page.locator("html"))
                .hasAttribute("data-mantine-color-scheme", scheme == ColorScheme.DARK ? "dark" : "light");
        Axe.assertThatNothingIsInTheWay(page, "%s, %s, %d px".formatted(what, scheme, width));
    }

    /// A page whose colours change at once, for half-way they are nobody's.
    private Page still() {
        return browser.page(options -> options.setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void tabTo(Page page, String selector) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    private static byte[] around(Page page, List<?> box) {
        int[] at = box.stream().mapToInt(each -> ((Number) each).intValue()).toArray();
        int x = Math.max(0, at[0] - 6);
        int y = Math.max(0, at[1] - 6);
        return page.screenshot(new Page.ScreenshotOptions().setClip(x, y, at[2] + 12, at[3] + 12));
    }
}
