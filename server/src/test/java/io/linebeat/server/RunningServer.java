package io.linebeat.server;

import static java.util.Objects.requireNonNull;

import io.linebeat.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real server on a free port, over a folder of its own, at a time that stands still unless its factory says
/// otherwise.
/// As a static `@RegisterExtension` it is shared by the tests of a class; or a test starts and closes it itself.
public final class RunningServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    public static final String JSON = "application/json";
    public static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final boolean empty;
    private final boolean liveDemo;
    private final String settings;
    private final InstantSource clock;
    private int wantedPort;
    private @Nullable Path folder;
    private @Nullable Server running;

    private RunningServer(boolean empty, boolean liveDemo, String settings, InstantSource clock) {
        this.empty = empty;
        this.liveDemo = liveDemo;
        this.settings = settings;
        this.clock = clock;
    }

    static RunningServer empty() {
        return new RunningServer(true, false, "", new SetClock(NOON));
    }

    static RunningServer withDemo() {
        return new RunningServer(false, false, "", new SetClock(NOON));
    }

    /// One whose demo goes on as its clock does.
    static RunningServer withLiveDemo() {
        return new RunningServer(false, true, "", new SetClock(NOON));
    }

    /// An empty one with this `site.yaml`.
    static RunningServer withSettings(String settings) {
        return new RunningServer(true, false, settings, new SetClock(NOON));
    }

    /// An empty one whose time is the machine's.
    public static RunningServer byTheSystemClock() {
        return new RunningServer(true, false, "", InstantSource.system());
    }

    /// One with demo data, whose time goes on from an instant as the machine's does.
    public static RunningServer withDemoFrom(Instant start) {
        return new RunningServer(false, false, "", goingOnFrom(start));
    }

    /// An empty one with this `site.yaml`, whose time goes on from an instant as the machine's does.
    public static RunningServer withSettingsFrom(String settings, Instant start) {
        return new RunningServer(true, false, settings, goingOnFrom(start));
    }

    private static InstantSource goingOnFrom(Instant start) {
        InstantSource system = InstantSource.system();
        Duration ahead = Duration.between(system.instant(), start);
        return () -> system.instant().plus(ahead);
    }

    /// Listens there instead of on a free port.
    public RunningServer onPort(int port) {
        wantedPort = port;
        return this;
    }

    /// Starts in a folder that stays when the server is closed.
    public RunningServer in(Path existing) throws CannotStart, IOException {
        folder = existing;
        if (!settings.isEmpty()) {
            Files.createDirectories(existing);
            Files.writeString(existing.resolve("site.yaml"), settings);
        }
        running = Server.start(
                new ServeSettings(existing, ServeSettings.LOOPBACK, wantedPort, empty, liveDemo, null, null, clock));
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        in(Files.createTempDirectory("linebeat"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        close();
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        server().close();
    }

    private Server server() {
        return requireNonNull(running, "not started");
    }

    public Path folder() {
        return requireNonNull(folder);
    }

    /// The clock of a server whose time stands still.
    SetClock clock() {
        return (SetClock) clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public String url() {
        return server().url();
    }

    Store store() {
        return server().store();
    }

    public int port() {
        return server().port();
    }

    String log() throws IOException {
        return Files.readString(folder().resolve("logs").resolve("linebeat.log"));
    }

    HttpRequest.Builder request(String path) {
        URI address = URI.create(path.startsWith("http") ? path : "http://localhost:" + port() + path);
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Reply get(String path) {
        return send(request(path).build());
    }

    public Reply post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    public Reply post(String path, String json) {
        return post(path, JSON, BodyPublishers.ofString(json));
    }

    public Reply post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body).build());
    }

    public void registerWorker(String id) {
        post("/api/workers", "{\"worker_id\":\"%s\",\"name\":\"Name of %s\"}".formatted(id, id))
                .expect(201);
    }

    public void registerWorker(String site, String id) {
        post(
                        "/api/workers",
                        "{\"worker_id\":\"%s\",\"name\":\"Name of %s\",\"site_id\":\"%s\"}".formatted(id, id, site))
                .expect(201);
    }

    public void registerStation(String id) {
        post(
                        "/api/workstations",
                        "{\"station_id\":\"%s\",\"name\":\"Station %s\",\"type\":\"assembly\"}".formatted(id, id))
                .expect(201);
    }

    public void registerStation(String site, String id) {
        post(
                        "/api/workstations",
                        "{\"station_id\":\"%s\",\"name\":\"Station %s\",\"type\":\"assembly\",\"site_id\":\"%s\"}"
                                .formatted(id, id, site))
                .expect(201);
    }

    /// Sends bytes as they are and returns all that comes back, head and body: for requests that no decent client
    /// sends.
    String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String raw(String request) throws IOException {
        return raw(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
