package io.linebeat.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/// A short working day for a fresh server: the JVM notes which classes and paths it needs, for a quick start ever
/// after.
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

    private Training() {}

    static void exercise(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : READS) {
                client.send(
                        HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.discarding());
            }
            watch(client, url + "/api/v2/live");
            post(client, url + "/api/events", EVENT);
            post(client, url + "/api/events", "{\"worker_id\":1}");
            post(client, url + "/api/events/batch", "[" + EVENT + "]");
            post(client, url + "/api/seed", "");
        }
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
