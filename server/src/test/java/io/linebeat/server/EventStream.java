package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads server-sent events as they come, on a thread of its own, as a browser does.
final class EventStream implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Event END = new Event("end", "", "", 0);

    /// @param nanos when it came, by [System#nanoTime()]
    record Event(String kind, String id, String data, long nanos) {
        JsonNode json() {
            return JSON.readTree(data);
        }

        boolean isWhole() {
            return json().get("whole").booleanValue();
        }

        /// The ids of the workers, the workstations, or whoever is touched.
        List<String> ids(String list) {
            List<String> ids = new ArrayList<>();
            json().get(list).forEach(each -> ids.add(idOf(each)));
            return ids;
        }

        private static String idOf(JsonNode line) {
            if (line.isString()) {
                return line.stringValue();
            }
            return line.has("figures")
                    ? line.get("figures").get("worker_id").stringValue()
                    : line.get("station_id").stringValue();
        }
    }

    private final HttpClient client;
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private EventStream(HttpClient client, HttpResponse<InputStream> response) {
        this.client = client;
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(RunningServer server, String path, String... headers) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        HttpRequest.Builder request = server.request(path).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return new EventStream(client, response);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            events(lines, events);
        } catch (IOException e) {
            events.add(END);
        }
    }

    /// Reads events until the stream ends.
    static void events(BufferedReader lines, BlockingQueue<Event> events) throws IOException {
        String kind = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && data.length() > 0) {
                events.add(new Event(kind, id, data.toString(), System.nanoTime()));
                id = "";
                data.setLength(0);
            } else if (line.startsWith("event: ")) {
                kind = line.substring("event: ".length());
            } else if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                data.append(line.substring("data: ".length()));
            }
        }
        events.add(END);
    }

    static Event next(BlockingQueue<Event> events) {
        try {
            Event event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(event).as("an event within %s", PATIENCE).isNotNull();
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next event, of whatever kind.
    Event next() {
        return next(events);
    }

    /// The next event that is no beat.
    Event board() {
        Event event = next();
        while ("beat".equals(event.kind)) {
            event = next();
        }
        assertThat(event.kind).isEqualTo("board");
        return event;
    }

    /// The first beat from here on; no board may come before it.
    Event beat() {
        Event event = next();
        assertThat(event.kind).as("%s", event).isEqualTo("beat");
        return event;
    }

    /// Waits for the stream's end.
    void awaitEnd() {
        while (!next().equals(END)) {
            // what was still under way
        }
    }

    /// Goes away without a word, as a browser's page that is closed.
    @Override
    public void close() {
        try {
            response.body().close();
            client.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
