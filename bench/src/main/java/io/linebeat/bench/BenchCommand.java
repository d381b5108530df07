package io.linebeat.bench;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures ingest and answers of a running server. It writes facts: give it a server of its own (`serve --empty`).
@Command(
        name = "bench",
        description = "Measures ingest and answers of a running server, which it fills: start one with --empty for it.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--url", defaultValue = "http://localhost:8080", paramLabel = "URL", description = "The server.")
    private URI url;

    @Option(names = "--facts", defaultValue = "1000000", paramLabel = "N", description = "Facts sent in batches.")
    private int facts;

    @Option(names = "--singles", defaultValue = "20000", paramLabel = "N", description = "Facts sent one by one.")
    private int singles;

    @Option(names = "--batch", defaultValue = "1000", paramLabel = "N", description = "Facts in a batch.")
    private int batch;

    @Option(names = "--connections", defaultValue = "16", paramLabel = "N", description = "Requests at once.")
    private int connections;

    @Option(names = "--questions", defaultValue = "300", paramLabel = "N", description = "Requests of each question.")
    private int questions;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Another seed makes other facts.")
    private long seed;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        Events events = new Events(seed, (long) facts + singles, end);
        try (Client client = new Client(url)) {
            register(client);
            out.println("| what | per second | p50 ms | p95 ms | p99 ms |");
            out.println("|---|---|---|---|---|");
            ingest(client, events, out);
            ask(client, end, out);
        }
    }

    private static void register(Client client) {
        for (int i = 0; i < Events.WORKERS; i++) {
            client.send(client.post(
                    "/api/workers", "{\"worker_id\":\"" + Events.worker(i) + "\",\"name\":\"Worker " + i + "\"}"));
        }
        for (int i = 0; i < Events.STATIONS; i++) {
            String station = "{\"station_id\":\"" + Events.station(i) + "\",\"name\":\"Station " + i
                    + "\",\"type\":\"assembly\"}";
            client.send(client.post("/api/workstations", station));
        }
    }

    private void ingest(Client client, Events events, PrintWriter out) {
        int batches = facts / batch;
        Timings inBatches = client.run(
                batches, connections, i -> client.post("/api/events/batch", events.batch((long) i * batch, batch)));
        row(out, "facts in batches of " + batch + ", " + connections + " connections", inBatches, batch);
        Timings single =
                client.run(singles, connections, i -> client.post("/api/events", events.single((long) facts + i)));
        row(out, "facts one by one, " + connections + " connections", single, 1);
    }

    private void ask(Client client, Instant end, PrintWriter out) {
        String day = "from=" + end.minus(10, ChronoUnit.DAYS) + "&to=" + end.minus(9, ChronoUnit.DAYS);
        String odd = "from=" + end.minus(20, ChronoUnit.DAYS).plus(123_456_789, ChronoUnit.MICROS) + "&to="
                + end.minus(3, ChronoUnit.DAYS).plus(987_654_321, ChronoUnit.MICROS);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("factory, all time", "/api/metrics/factory");
        asked.put("workers, all time", "/api/metrics/workers");
        asked.put("workstations, all time", "/api/metrics/workstations");
        asked.put("workers, a day", "/api/metrics/workers?" + day);
        asked.put("report, an odd window of 17 days", "/api/v2/report?" + odd);
        asked.put("report of one worker, all time", "/api/v2/report?worker=W1");
        asked.put("timeline of one worker, a day", "/api/v2/timeline?worker=W1&" + day);
        asked.put("newest 100 facts", "/api/events");
        asked.forEach((what, path) -> {
            client.run(questions / 3, 1, _ -> client.get(path));
            row(out, what, client.run(questions, 1, _ -> client.get(path)), 1);
        });
    }

    private static void row(PrintWriter out, String what, Timings timings, int each) {
        out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %s | %s | %s |%n",
                what,
                timings.perSecond() * each,
                timings.millis(0.5),
                timings.millis(0.95),
                timings.millis(0.99));
    }
}
