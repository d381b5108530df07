package io.linebeat.torture;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Linebeat as a user runs it: processes of its launcher, spoken to over HTTP.
final class Product implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MS = 20;
    private static final int DAY_SECONDS = 86_400;
    static final int OK = 200;

    private final Path linebeat;
    private final Path data;
    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private @Nullable Process server;

    Product(Path linebeat, Path data) throws IOException {
        this.linebeat = linebeat;
        this.data = data;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Starts a server and says how long it took until it answered.
    Duration serve(Map<String, String> environment) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process started =
                command(environment, "serve", "--empty", "--port", Integer.toString(port), "--data", data.toString());
        server = started;
        while (!answers()) {
            if (started.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the server ended with " + started.exitValue() + " while it started");
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException("the server does not answer within " + PATIENCE.toSeconds() + " s");
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean answers() throws InterruptedException {
        try {
            return send(request("/health").GET().build()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    Process server() {
        if (server == null) {
            throw new IllegalStateException("nobody serves");
        }
        return server;
    }

    /// Kills the server, as `kill -9` does.
    void kill() throws InterruptedException {
        server().destroyForcibly().waitFor();
    }

    /// Starts a command of the launcher.
    Process command(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(linebeat.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        if (arguments[0].equals("serve")) {
            builder.redirectOutput(Redirect.DISCARD);
        }
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// A simulated factory that sends to the server, and repeats whatever is not answered: the events of a day in about
    /// the time that there is.
    Process factory(Limits limits, int secondsOfACycle) throws IOException {
        long seconds = Math.max(1, Math.min(limits.left().toSeconds(), (long) limits.goal() * secondsOfACycle));
        return command(
                Map.of(),
                "simulate",
                "--url",
                url(),
                "--cameras",
                "100",
                "--for",
                "24h",
                "--speed",
                Long.toString(Math.max(1, DAY_SECONDS / seconds)),
                "--faults",
                "late,duplicate,reorder",
                "--seed",
                Long.toString(limits.seed()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroyForcibly();
        }
        client.close();
    }
}
