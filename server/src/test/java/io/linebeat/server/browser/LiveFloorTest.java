package io.linebeat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linebeat.server.browser.Floor.STATIONS;
import static io.linebeat.server.browser.Floor.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.linebeat.server.Events;
import io.linebeat.server.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// What is said to the API while somebody looks at the floor. `-Dlatency=100` measures how long a hundred events take
/// to
/// be seen.
@Tag("browser")
class LiveFloorTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.byTheSystemClock();

    /// A beginning that no midnight moves.
    private static final Instant BEGIN = SERVER.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.HOURS);

    private static final int EVENTS = Integer.getInteger("latency", 1);

    @RegisterExtension
    final Browser browser = new Browser();

    @BeforeAll
    static void register() {
        for (String worker : List.of("Fast", "Late", "Runs", "Ahead", "Guide")) {
            SERVER.registerWorker(worker);
            SERVER.registerStation("At " + worker);
        }
    }

    @Test
    void anEventIsSeenWithinASecondOfItsDispatch() {
        Floor floor = openFloor();
        assertThat(floor.cell(WORKERS, "Fast", "units")).hasText("0");
        floor.page().evaluate("""
                () => {
                    const cell = document.querySelector('tr[data-line=Fast] [data-column=units]');
                    window.seen = {};
                    new MutationObserver(() => { window.seen[cell.textContent] ??= Date.now(); })
                        .observe(cell, { subtree: true, characterData: true, childList: true });
                }""");
        Instant first = ago(Duration.ofMinutes(30));

        long[] millis = new long[EVENTS];
        for (int sent = 0; sent < EVENTS; sent++) {
            Instant at = first.plusMillis(sent);
            long before = SERVER.now().toEpochMilli();
            SERVER.post("/api/events", Events.units("Fast", "At Fast", 1, at.toString()))
                    .expect(201);
            Object seen = floor.page()
                    .waitForFunction("count => window.seen[count]", String.valueOf(sent + 1))
                    .jsonValue();
            millis[sent] = ((Number) seen).longValue() - before;
        }

        assertThat(millis[0]).as("milliseconds from dispatch to sight").isLessThan(1_000);
        Arrays.sort(millis);
        Measured.print("dispatch to sight, of %d events: p50 %d ms, p95 %d ms, max %d ms"
                .formatted(EVENTS, millis[EVENTS / 2], millis[EVENTS * 95 / 100], millis[EVENTS - 1]));
    }

    @Test
    void aLateEventCorrectsWhatWasShownAndTheStrip() {
        Instant last = ago(Duration.ofMinutes(10));
        send("Late", "working", last.minus(Duration.ofMinutes(40)));
        send("Late", "absent", last);
        Floor floor = openFloor();
        assertThat(floor.cell(WORKERS, "Late", "working")).hasText("0:40:00");
        assertThat(floor.cell(WORKERS, "Late", "idle")).hasText("0:00:00");
        assertThat(floor.strip("Late").locator("path[data-state=idle]")).hasCount(0);

        send("Late", "idle", last.minus(Duration.ofMinutes(20)));

        assertThat(floor.cell(WORKERS, "Late", "working")).hasText("0:20:00");
        assertThat(floor.cell(WORKERS, "Late", "idle")).hasText("0:20:00");
        assertThat(floor.cell(WORKERS, "Late", "utilization")).hasText("50.0");
        assertThat(floor.cell(STATIONS, "At Late", "occupied")).hasText("0:40:00");
        assertThat(floor.strip("Late").locator("path[data-state=idle]")).hasCount(1);
    }

    @Test
    void whoWorksIsCountedOnInStepWithTheReport() {
        send("Runs", "working", ago(Duration.ofMinutes(20)));
        Floor floor = openFloor();
        assertThat(floor.cell(WORKERS, "Runs", "working")).containsText("0:20:");

        for (int second = 0; second < 3; second++) {
            List<?> shown = (List<?>) floor.page().evaluate("""
                    () => new Promise(done => {
                        const clock = document.querySelector('header time');
                        const watch = new MutationObserver(() => {
                            watch.disconnect();
                            requestAnimationFrame(() => requestAnimationFrame(() => done([
                                clock.textContent,
                                document.querySelector('tr[data-line=Runs] [data-column=working]').textContent])));
                        });
                        watch.observe(clock, { subtree: true, characterData: true, childList: true });
                    })""");
            Instant at = atClock((String) shown.get(0));
            assertThat(shown.get(1)).isEqualTo(Shown.time(Shown.of(report("Runs", at), "working_us")));
        }
    }

    @Test
    void whatIsKnownAheadIsShownWhenItsTimeComes() {
        send("Ahead", "working", ago(Duration.ofMinutes(5)));
        Floor floor = openFloor();
        assertThat(floor.cell(WORKERS, "Ahead", "state")).containsText("Working");
        Instant then = SERVER.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);

        send("Ahead", "idle", then);

        assertThat(floor.cell(WORKERS, "Ahead", "state")).containsText("Working");
        assertThat(floor.cell(WORKERS, "Ahead", "state"))
                .containsText("Idle", new ContainsTextOptions().setTimeout(6_000));
        assertThat(SERVER.now()).isBetween(then, then.plusSeconds(2));
        assertThat(floor.cell(WORKERS, "Ahead", "events")).hasText("2");
    }

    @Test
    void whoIsRegisteredElsewhereAppearsWithHerFirstFacts() {
        Floor floor = openFloor();
        assertThat(floor.line(WORKERS, "Guide")).isVisible();
        assertThat(floor.line(WORKERS, "Newcomer")).hasCount(0);
        Page elsewhere = openFloor().page();

        elsewhere.evaluate("""
                at => fetch('/api/workers', {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json' },
                    body: JSON.stringify({ worker_id: 'Newcomer', name: 'Nina New' }),
                }).then(() => fetch('/api/events', {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json' },
                    body: JSON.stringify({
                        worker_id: 'Newcomer', workstation_id: 'At Guide', event_type: 'working', timestamp: at }),
                }))""", ago(Duration.ofMinutes(1)).toString());

        assertThat(floor.line(WORKERS, "Newcomer")).containsText("Nina New");
        assertThat(floor.cell(WORKERS, "Newcomer", "state")).containsText("Working");
        assertThat(floor.cell(STATIONS, "At Guide", "now")).hasText("Nina New working");
    }

    private Floor openFloor() {
        return Floor.open(browser.page(), SERVER, "/?from=" + BEGIN);
    }

    private static void send(String worker, String type, Instant at) {
        SERVER.post("/api/events", Events.of(worker, "At " + worker, type, at.toString()))
                .expect(201);
    }

    /// A whole second.
    private static Instant ago(Duration time) {
        return SERVER.now().minus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    /// The last instant at which a clock in UTC showed a time.
    private static Instant atClock(String time) {
        Instant now = SERVER.now();
        Instant at = Instant.parse(now.toString().substring(0, 11) + time + "Z");
        return at.isAfter(now) ? at.minus(Duration.ofDays(1)) : at;
    }

    private static JsonNode report(String worker, Instant asOf) {
        return SERVER.get("/api/v2/report?site=default&worker=%s&from=%s&as_of=%s".formatted(worker, BEGIN, asOf))
                .expect(200)
                .json()
                .get("workers")
                .get(0);
    }
}
