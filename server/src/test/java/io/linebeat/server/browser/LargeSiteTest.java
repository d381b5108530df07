package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linebeat.server.browser.Floor.STATIONS;
import static io.linebeat.server.browser.Floor.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.linebeat.server.Events;
import io.linebeat.server.RunningServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A site of 2,000 people at 300 stations on one page.
@Tag("browser")
class LargeSiteTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withSettingsFrom("{}", Instant.parse("2026-03-11T09:00:00Z"));

    @RegisterExtension
    static final RunningServer DEMO = RunningServer.withDemoFrom(Instant.parse("2026-03-11T14:30:00Z"));

    private static final int PEOPLE = 2_000;
    private static final int PLACES = 300;

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeAll
    static void peopleALargeSite() throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(16)) {
            List<Callable<Void>> registrations = new ArrayList<>();
            IntStream.rangeClosed(1, PEOPLE)
                    .forEach(each -> registrations.add(() -> {
                        SERVER.registerWorker("W" + each);
                        return null;
                    }));
            IntStream.rangeClosed(1, PLACES)
                    .forEach(each -> registrations.add(() -> {
                        SERVER.registerStation("S" + each);
                        return null;
                    }));
            for (Future<Void> done : senders.invokeAll(registrations)) {
                done.get();
            }
        }
        List<String> events = new ArrayList<>();
        for (int worker = 1; worker <= PEOPLE; worker++) {
            for (int turn = 0; turn < 6; turn++) {
                String type = List.of("working", "idle", "absent").get((worker + turn) % 3);
                Instant at = Instant.parse("2026-03-11T08:00:00Z").plusSeconds(600L * turn + worker % 600);
                events.add(Events.of("W" + worker, "S" + (worker % PLACES + 1), type, at.toString()));
            }
        }
        SERVER.post("/api/events/batch", Events.array(events.toArray(String[]::new)))
                .expect(201);
    }

    @Test
    void itIsDrawnInFewNodesAndScrollsToItsEnd() {
        Floor floor = Floor.open(browser.page(), SERVER, "/");
        assertThat(floor.line(WORKERS, "W1")).isVisible();
        assertThat(floor.line(STATIONS, "S1")).isAttached();
        assertThat(floor.strip("W1").locator("path").first()).isAttached();

        assertThat((Integer) floor.page().evaluate("() => document.querySelectorAll('*').length"))
                .isLessThan(3_000);
        assertThat(floor.part(WORKERS).locator("table")).hasAttribute("aria-rowcount", String.valueOf(PEOPLE + 1));
        floor.part(WORKERS)
                .locator("[tabindex='0'][role=region]")
                .evaluate("box => { box.scrollTop = box.scrollHeight; }");
        assertThat(floor.line(WORKERS, "W" + PEOPLE)).isVisible();
        assertThat(floor.line(WORKERS, "W1")).hasCount(0);
        assertThat((Integer) floor.page().evaluate("() => document.querySelectorAll('*').length"))
                .isLessThan(3_000);
        floor.searchOf(WORKERS).fill("W1234");
        assertThat(floor.lines(WORKERS)).hasCount(1);
    }

    @Test
    void theFirstFiguresAreTimed() {
        time("2,000 workers", SERVER);
        time("demo", DEMO);
    }

    /// Cold, and then with what the browser has kept.
    private void time(String what, RunningServer server) {
        Page cold = browser.page();
        cold.context().addInitScript("""
                new MutationObserver((_, observer) => {
                    if (document.querySelector('section[aria-label="Key figures"]')) {
                        performance.mark('figures');
                        observer.disconnect();
                    }
                }).observe(document, { subtree: true, childList: true })""");
        print(what + ", cold", cold, server);
        print(what + ", warm", cold.context().newPage(), server);
    }

    private static void print(String what, Page page, RunningServer server) {
        assertThat(Floor.open(page, server, "/").card("Units")).isVisible();
        Object times = page.evaluate("""
                () => new Promise(done => new PerformanceObserver(list => done([
                    performance.getEntriesByName('figures')[0].startTime,
                    list.getEntries().at(-1).startTime,
                ].map(Math.round))).observe({ type: 'largest-contentful-paint', buffered: true }))""");
        Measured.print("%s: [first figures, largest contentful paint] = %s ms".formatted(what, times));
    }
}
