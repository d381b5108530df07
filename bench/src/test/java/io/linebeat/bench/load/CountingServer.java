package io.linebeat.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes events as Linebeat does and counts different ids. It turns every fifth request away, and forgets one event if
/// told so.
final class CountingServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> ids = new HashSet<>();
    private boolean forgets;
    private int requests;

    CountingServer(boolean forgets) {
        this.forgets = forgets;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/api/metrics/factory", exchange -> answer(exchange, 200, "{\"total_events\":" + count() + "}"));
        server.createContext("/api/events", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private synchronized int count() {
        return ids.size();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (add(exchange.getRequestURI().getPath(), body)) {
            answer(exchange, 201, "{\"refused_count\":0}");
        } else {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, 503, "{}");
        }
    }

    private synchronized boolean add(String path, String body) {
        if (++requests % 5 == 0) {
            return false;
        }
        if (path.endsWith("/stream")) {
            body.lines().forEach(line -> add(JsonMapper.shared().readTree(line)));
        } else {
            JsonNode all = JsonMapper.shared().readTree(body);
            if (all.isArray()) {
                all.forEach(this::add);
            } else {
                add(all);
            }
        }
        return true;
    }

    private void add(JsonNode event) {
        if (forgets) {
            forgets = false;
        } else {
            ids.add(event.get("event_id").asString());
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
