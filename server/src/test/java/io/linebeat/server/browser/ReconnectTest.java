package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linebeat.server.browser.Floor.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.linebeat.server.Events;
import io.linebeat.server.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A page whose server is gone, or says nothing any more.
@Tag("browser")
class ReconnectTest {
    private static final Pattern STALE = Pattern.compile("Reconnecting · stale since \\d\\d:\\d\\d:\\d\\d");

    @RegisterExtension
    final Browser browser = new Browser();

    @TempDir
    private Path folder;

    @BeforeEach
    void serversGoAway() {
        browser.mayFailToLoad();
    }

    @Test
    void aPageSaysThatItIsStaleWhileTheServerIsAwayAndGoesOnWithItsSuccessor() throws Exception {
        Floor floor;
        int port;
        try (RunningServer server = RunningServer.byTheSystemClock().in(folder)) {
            port = server.port();
            floor = openWithSomebodyAtWork(server, server.url());
        }

        assertThat(floor.sign()).hasText(STALE);
        assertThat(floor.notice("Stale since")).containsText("The link to the server is lost.");
        assertThatNothingIsCounted(floor);
        try (RunningServer server =
                RunningServer.byTheSystemClock().onPort(port).in(folder)) {
            Instant back = server.now();
            server.post(
                            "/api/events",
                            Events.units("A", "X", 7, back.minusSeconds(60).toString()))
                    .expect(201);

            assertThat(floor.sign()).containsText("Live");
            Measured.print("server's start to live again: "
                    + Duration.between(back, server.now()).toMillis() + " ms");
            assertThat(floor.notice("Stale since")).hasCount(0);
            assertThat(floor.cell(WORKERS, "A", "units")).hasText("7");
            assertThat(floor.cell(WORKERS, "A", "working")).not().hasText("0:20:00");
        }
    }

    @Test
    void silenceMakesAPageStaleWithinSecondsAndALinkThatHangsIsGivenUp() throws Exception {
        try (RunningServer server = RunningServer.byTheSystemClock().in(folder);
                Cable cable = Cable.to(server.port())) {
            Floor floor = openWithSomebodyAtWork(server, cable.url());
            Instant cut = server.now();
            cable.cut();

            assertThat(floor.sign()).hasText(STALE);
            Duration unnoticed = Duration.between(cut, server.now());
            Measured.print("silence to stale: " + unnoticed.toMillis() + " ms");
            assertThat(unnoticed).isLessThan(Duration.ofSeconds(6));
            assertThatNothingIsCounted(floor);
            server.post(
                            "/api/events",
                            Events.units("A", "X", 9, cut.minusSeconds(60).toString()))
                    .expect(201);
            cable.replace();

            // The page was on the old connection again, and gives it up after ten seconds.
            assertThat(floor.sign()).containsText("Live", new ContainsTextOptions().setTimeout(30_000));
            assertThat(floor.cell(WORKERS, "A", "units")).hasText("9");
        }
    }

    private Floor openWithSomebodyAtWork(RunningServer server, String url) {
        server.registerWorker("A");
        server.registerStation("X");
        Instant start = server.now().minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.SECONDS);
        server.post("/api/events", Events.of("A", "X", "working", start.toString()))
                .expect(201);
        Floor floor = Floor.open(browser.page(), url + "/?from=" + start.minus(Duration.ofHours(1)));
        assertThat(floor.cell(WORKERS, "A", "working")).containsText("0:20:");
        return floor;
    }

    private static void assertThatNothingIsCounted(Floor floor) {
        Locator working = floor.cell(WORKERS, "A", "working");
        String before = working.innerText();
        floor.page().evaluate("() => { window.start = performance.now(); }");
        floor.page().waitForFunction("() => performance.now() > window.start + 2100");
        assertThat(working.innerText()).isEqualTo(before);
    }
}
