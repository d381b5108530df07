package io.linebeat.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A short working day for a fresh server: the JVM notes which classes and paths it needs, for a quick start ever
/// after, and how its work branches, so that it compiles that early.
final class Training {
    private static final List<String> READS = List.of(
            "/health",
            "/",
            "/workers/W1",
            "/api/v2/board",
            "/api/workers",
            "/api/workstations",
            "/api/events?limit=5",
            "/api/metrics/factory",
            "/api/metrics/workers",
            "/api/metrics/workers/W1",
            "/api/metrics/workstations",
            "/api/v2/report?bucket=1d",
            "/api/v2/report?bucket=1h&lists=none",
            "/api/v2/timeline?worker=W1",
            "/api/v2/sites",
            "/api/refusals",
            "/openapi.json",
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/api/nothing");
    private static final String EVENT =
            "{\"timestamp\":\"2026-01-15T10:15:00Z\",\"worker_id\":\"W1\",\"workstation_id\":\"S1\",\"event_type\":\"working\"}";

    private static final int BATCHES = 100;
    private static final int BATCH = 1_000;
    private static final int CAMERAS = 5;
    private static final Instant DAY = Instant.parse("2026-01-12T00:00:00Z");
    private static final List<String> TYPES = List.of("working", "working", "idle", "product_count", "absent");

    private Training() {}

    static void exercise(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : READS) {
                get(client, url + path);
            }
            watch(client, url + "/api/v2/live");
            post(client, url + "/api/events", EVENT);
            post(client, url + "/api/events", "{\"worker_id\":1}");
            post(client, url + "/api/events/batch", "[" + EVENT + "]");
            post(client, url + "/api/seed", "");
            for (int number = 0; number < BATCHES; number++) {
                post(client, url + "/api/events/batch", batch(number));
                post(client, url + "/api/events", event(BATCHES * BATCH + number));
                get(client, url + READS.get(number % READS.size()));
            }
        }
    }

    /// What cameras send all day.
    private static String batch(int number) {
        return IntStream.range(number * BATCH, (number + 1) * BATCH)
                .mapToObj(Training::event)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String event(int number) {
        int camera = number % CAMERAS + 1;
        return ("{\"timestamp\":\"%s\",\"worker_id\":\"W%d\",\"workstation_id\":\"S%d\",\"event_type\":\"%s\",\"count\":1,"
                        + "\"confidence\":0.93,\"event_id\":\"%s\",\"camera_id\":\"cam-%d\",\"model_version\":\"2.3.1\"}")
                .formatted(
                        DAY.plusMillis(number * 900L),
                        camera,
                        camera,
                        TYPES.get(number % 7 % TYPES.size()),
                        UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)}),
                        camera);
    }

    private static void get(HttpClient client, String url) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
    }

    /// Until the board has come: a stream never ends by itself.
    private static void watch(HttpClient client, String url) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> stream =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            boolean _ = lines.anyMatch(line -> line.startsWith("data:"));
        }
    }

    private static void post(HttpClient client, String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
