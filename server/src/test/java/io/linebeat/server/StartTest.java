package io.linebeat.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.linebeat.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that cannot start says why in one sentence and harms nothing; one that stops loses nothing.
class StartTest {
    private static final InstantSource CLOCK = InstantSource.fixed(RunningServer.NOON);

    @TempDir
    private Path folder;

    private static ServeSettings settings(Path data, int port, @Nullable ZoneId zone, @Nullable Duration hold) {
        return new ServeSettings(data, ServeSettings.LOOPBACK, port, true, false, zone, hold, CLOCK);
    }

    /// The one sentence that says why it does not start.
    private static String whyNot(ServeSettings settings) {
        @Nullable
        CannotStart reason = catchThrowableOfType(
                CannotStart.class, () -> Server.start(settings).close());
        String message =
                requireNonNull(requireNonNull(reason, "it must not start").getMessage());
        assertThat(message).doesNotContain("\n", "Exception", "null").matches("[A-Z].*[.)]");
        return message;
    }

    private static List<String> contentOf(Path folder) throws IOException {
        List<String> content = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("logs"))
                    .sorted()
                    .toList()) {
                content.add(
                        folder.relativize(file) + " " + java.util.HexFormat.of().formatHex(digest(file)));
            }
        }
        return content;
    }

    private static byte[] digest(Path file) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path anEarlierFolder() throws Exception {
        Path earlier = folder.resolve("earlier");
        try (RunningServer server = RunningServer.empty().in(earlier)) {
            server.registerWorker("A");
            server.registerStation("X");
            server.post("/api/events", Events.of("A", "X", "working", "2026-03-11T08:00:00Z"))
                    .expect(201);
        }
        return earlier;
    }

    @Test
    void aPortInUse() throws Exception {
        Path earlier = anEarlierFolder();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThat(whyNot(settings(earlier, other.getLocalPort(), null, null)))
                    .contains("Port " + other.getLocalPort() + " is in use", "--port");
        }
        try (RunningServer server = RunningServer.empty().in(earlier)) {
            assertThat(server.get("/api/metrics/factory").number("total_events"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aFolderThatAnotherServerUses() throws Exception {
        try (RunningServer server = RunningServer.empty().in(folder)) {
            server.registerWorker("A");

            assertThat(whyNot(settings(folder, 0, null, null)))
                    .contains("Another Linebeat", folder.toString(), "--data");

            server.registerWorker("B");
            assertThat(server.get("/api/workers").list()).hasSize(2);
        }
    }

    @Test
    void aFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "mine");

        assertThat(whyNot(settings(file, 0, null, null))).contains(file.toString(), "it is a file and not a folder");

        assertThat(file).hasContent("mine");
    }

    @Test
    void aDatabaseThatIsNone() throws IOException {
        Files.writeString(folder.resolve("linebeat.db"), "mine");

        assertThat(whyNot(settings(folder, 0, null, null))).contains("linebeat.db");

        assertThat(folder.resolve("linebeat.db")).hasContent("mine");
    }

    @Test
    void aHostThatIsNotThisMachineForThereAreNoLoginsYet() {
        for (String host : List.of("0.0.0.0", "::", "192.0.2.1")) {
            ServeSettings open = new ServeSettings(folder, host, 0, true, false, null, null, CLOCK);

            assertThat(whyNot(open)).contains(host, "without logins", "--host 127.0.0.1");
        }
        ServeSettings unknown = new ServeSettings(folder, "no.such.host.invalid", 0, true, false, null, null, CLOCK);
        assertThat(whyNot(unknown)).contains("no.such.host.invalid", "not known");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theOtherNamesOfThisMachineAreHosts() throws CannotStart {
        ServeSettings localhost = new ServeSettings(folder, "localhost", 0, true, false, null, null, CLOCK);
        try (Server server = Server.start(localhost)) {
            assertThat(server.url()).isEqualTo("http://localhost:" + server.port());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hold: 25h | hold | 24h",
                "hold: -1m | hold | duration",
                "zone: Berlin | zone | Europe/Berlin",
                "holds: 1h | holds | known are",
                "sites: [a] | sites | settings",
                "'sites: {a: {hold: 1h, hold: 2h}}' | Duplicate | line 1",
                "'{' | YAML | line"
            })
    void settingsThatCannotBeUsed(String yaml, String named, String rule) throws Exception {
        Files.writeString(folder.resolve("site.yaml"), yaml);

        assertThat(whyNot(settings(folder, 0, null, null)))
                .contains(folder.resolve("site.yaml").toString(), named, rule);

        assertThat(contentOf(folder)).hasSize(1);
    }

    @Test
    void settingsThatCannotBeReadHarmNothingThatIsThere() throws Exception {
        Path earlier = anEarlierFolder();
        Files.createDirectory(earlier.resolve("site.yaml"));
        List<String> before = contentOf(earlier);

        assertThat(whyNot(settings(earlier, 0, null, null))).contains("site.yaml", "cannot be read");

        assertThat(contentOf(earlier)).isEqualTo(before);
    }

    @Test
    void aRestartKeepsEverything() throws Exception {
        String report;
        String refusals;
        String facts;
        try (RunningServer server = RunningServer.withDemo().in(folder)) {
            server.registerWorker("W7");
            server.post("/api/events", Events.of("W7", "S1", "working", "2026-03-11T11:00:00Z"))
                    .expect(201);
            server.post("/api/events", "{").problem(400);
            report = server.get("/api/v2/report").body();
            refusals = server.get("/api/refusals").body();
            facts = server.get("/api/events?limit=1000").body();
        }
        try (RunningServer server = RunningServer.withDemo().in(folder)) {
            assertThat(server.get("/api/v2/report").body()).isEqualTo(report);
            assertThat(server.get("/api/refusals").body()).isEqualTo(refusals);
            assertThat(server.get("/api/events?limit=1000").body()).isEqualTo(facts);
            server.post("/api/events", Events.of("W7", "S1", "working", "2026-03-11T11:00:00Z"))
                    .expect(200);
        }
    }

    @Test
    void anotherHoldRebuildsTheFiguresOfThePastAndAnotherZoneChangesNone() throws Exception {
        Path earlier = anEarlierFolder();

        Files.writeString(earlier.resolve("site.yaml"), "hold: 10m\nsites: {default: {zone: Europe/Berlin}}\n");
        assertThat(workingMinutes(settings(earlier, 0, null, null))).isEqualTo(10);
        // What the command line says takes the place of the file's for all sites, those that state only a zone too.
        assertThat(workingMinutes(settings(earlier, 0, ZoneId.of("Asia/Tokyo"), Duration.ofMinutes(20))))
                .isEqualTo(20);
    }

    private static long workingMinutes(ServeSettings settings) throws CannotStart {
        try (Server server = Server.start(settings)) {
            Store store = server.store();
            return store.report(io.linebeat.core.report.Question.EVERYTHING, micros(CLOCK.instant()))
                            .total()
                            .tally()
                            .working()
                    / 60_000_000;
        }
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000;
    }

    @Test
    void itStopsWithinFiveSecondsWhileARequestIsUnderWayAndKeepsWhatItAcknowledged() throws Exception {
        RunningServer server = RunningServer.empty().in(folder);
        server.registerWorker("A");
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.getOutputStream()
                    .write(("POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).isEqualTo('H');

            long start = System.nanoTime();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        server.close();
        try (RunningServer again = RunningServer.empty().in(folder)) {
            assertThat(again.get("/api/workers").list()).hasSize(1);
        }
    }
}
