package io.linebeat.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve --live-demo`: a page that is opened at any hour sees work.
class LiveDemoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void theFactoryGoesOnAsTheClockDoes() throws Exception {
        try (RunningServer server = RunningServer.withLiveDemo().in(folder)) {
            long atNoon = events(server);
            server.clock().forward(Duration.ofHours(8));

            long atEight = atNoon;
            long start = System.nanoTime();
            while (atEight < atNoon + 100 && System.nanoTime() - start < PATIENCE.toNanos()) {
                atEight = events(server);
            }

            assertThat(atEight).isGreaterThan(atNoon + 100);
            assertThat(server.get("/api/events?from=2026-03-11T18:00:00Z&limit=1")
                            .body())
                    .contains("live-late-2026-03-11");
            server.post("/api/seed").expect(200);
            assertThat(events(server)).isEqualTo(atEight);
        }
        try (RunningServer still = RunningServer.withDemo().in(folder)) {
            assertThat(still.get("/health").status()).isEqualTo(200);
        }
    }

    private static long events(RunningServer server) {
        return server.get("/api/metrics/factory").number("total_events");
    }

    @Test
    void itStartsOnlyWhereTheDataBeganAsDemoData() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerWorker("A");
        }

        CannotStart reason = catchThrowableOfType(
                CannotStart.class, () -> Server.start(settings(false)).close());
        CannotStart contradiction = catchThrowableOfType(
                CannotStart.class, () -> Server.start(settings(true)).close());

        assertThat(requireNonNull(reason).getMessage()).contains("did not begin as demo data", "--live-demo");
        assertThat(requireNonNull(contradiction).getMessage()).contains("--empty");
        try (RunningServer server = RunningServer.empty().in(folder)) {
            assertThat(server.get("/api/workers").list()).hasSize(1);
        }
    }

    private ServeSettings settings(boolean empty) {
        InstantSource noon = InstantSource.fixed(RunningServer.NOON);
        return new ServeSettings(folder, ServeSettings.LOOPBACK, 0, empty, true, null, null, noon);
    }
}
