package io.linebeat.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linebeat.server.ServeSettings;
import io.linebeat.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
    @TempDir
    private Path folder;

    private Server serve(int port) throws Exception {
        return Server.start(new ServeSettings(
                folder, ServeSettings.LOOPBACK, port, true, false, null, null, InstantSource.system()));
    }

    private static Terminal simulate(String url, Object... more) {
        Object[] all = new Object[more.length + 5];
        all[0] = "simulate";
        all[1] = "--url";
        all[2] = url;
        all[3] = "--cameras";
        all[4] = "10";
        System.arraycopy(more, 0, all, 5, more.length);
        return Terminal.run(all);
    }

    @Test
    void withEveryFaultNothingIsLostAndEveryFigureIsTheOracles() throws Exception {
        try (Server server = serve(0)) {
            Terminal run = simulate(
                    server.url(),
                    "--speed",
                    "7200",
                    "--for",
                    "4h",
                    "--seed",
                    "5",
                    "--faults",
                    "late,duplicate,reorder,outage,skew,drift");

            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("site sim-5:", "Equal to the oracle: ", "figures in 7 windows, no difference")
                    .contains("Nothing lost: the server lists ")
                    .contains("version 2.3.1  working min", "all cameras    units", "State right in ");
            assertThat(run.code()).isZero();

            Terminal again = simulate(server.url(), "--speed", "36000", "--for", "30m", "--seed", "5");
            assertThat(again.out()).contains("site sim-5-2:").doesNotContain("\nrefused");
            assertThat(again.code()).isZero();
            Terminal taken = simulate(server.url(), "--speed", "36000", "--for", "30m", "--site", "sim-5");
            assertThat(taken.code()).isEqualTo(1);
            assertThat(taken.err()).startsWith("The site sim-5 holds facts already");
            assertThat(Terminal.run("verify", "--url", server.url()).code()).isZero();
        }
    }

    @Test
    void aRestartOfTheServerMeanwhileCostsNothing() throws Exception {
        Server first = serve(0);
        int port = first.port();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Terminal> run = other.submit(
                    () -> simulate("http://localhost:" + port, "--speed", "3600", "--for", "3h", "--faults", "all"));
            while (first.store().census().facts() < 50 && !run.isDone()) {
                Thread.onSpinWait();
            }
            first.close();
            try (Server second = serve(port)) {
                assertThat(second.port()).isEqualTo(port);
                assertThat(run.get().err()).isEmpty();
                assertThat(run.get().out()).contains("no difference", "Nothing lost");
                assertThat(run.get().code()).isZero();
            }
        }
    }

    @Test
    void answersThatGetLostAndAServerWithoutTimeAreRetriedUnchanged() throws Exception {
        try (Server server = serve(0);
                Between between = new Between(server.url())) {
            between.trouble = number -> switch (number) {
                case 1 -> Between.Trouble.NOT_NOW;
                case 2, 4 -> Between.Trouble.ANSWER_LOST;
                default -> Between.Trouble.NONE;
            };

            Terminal run = simulate(between.url(), "--speed", "7200", "--for", "2h");

            assertThat(run.out()).contains("no difference", "Nothing lost").containsPattern("requests sent again +3\n");
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void aServerThatSaysThatItHasWhatItDoesNotIsFoundOut() throws Exception {
        try (Server server = serve(0);
                Between between = new Between(server.url())) {
            between.trouble = number -> number == 3 ? Between.Trouble.LIE : Between.Trouble.NONE;

            Terminal run = simulate(between.url(), "--speed", "7200", "--for", "2h");

            assertThat(run.out())
                    .contains("Not equal to the oracle: ", "difference: worker W0", "lost: ", "Lost or changed");
            assertThat(run.code()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatRefusesIsFoundOut() throws Exception {
        try (Server server = serve(0);
                Between between = new Between(server.url())) {
            between.trouble = number -> number == 1 ? Between.Trouble.SPOILT : Between.Trouble.NONE;

            Terminal run = simulate(between.url(), "--speed", "7200", "--for", "1h");

            assertThat(run.out()).contains("refused: ", "Lost or changed").containsPattern("facts refused +[1-9]");
            assertThat(run.code()).isEqualTo(1);
        }
    }

    @Test
    void whatIsAskedWronglyIsAnsweredInOneSentence() {
        String url = "http://localhost:1";
        assertThat(simulate("localhost:8080").err())
                .isEqualTo("--url: 'localhost:8080' is no address such as http://localhost:8080\n");
        assertThat(simulate(url, "--speed", "0").err()).isEqualTo("--speed: 0 is outside 1 to 100000\n");
        assertThat(Terminal.run("simulate", "--url", url, "--cameras", "501").err())
                .isEqualTo("--cameras: 501 is outside 1 to 500\n");
        assertThat(simulate(url, "--site", " ").err()).startsWith("--site: an id has 1 to 128 characters");
        assertThat(simulate(url, "--faults", "late,rain").err())
                .contains("'rain' is none of late, duplicate, reorder, outage, skew, drift");
        assertThat(simulate(url, "--for", "25h").err()).contains("25h");
        assertThat(simulate(url, "--seed", "one").code()).isEqualTo(2);
        assertThat(Terminal.run("simulate").code()).isEqualTo(2);
    }

    /// Stands between a client and a server, and makes trouble with some of the batches.
    private static final class Between implements AutoCloseable {
        private final HttpServer http;
        private final String server;
        private final HttpClient client = HttpClient.newHttpClient();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicInteger batches = new AtomicInteger();
        private volatile java.util.function.IntFunction<Trouble> trouble = _ -> Trouble.NONE;

        enum Trouble {
            NONE,
            NOT_NOW,
            /// The server has the batch, and the sender never hears of it.
            ANSWER_LOST,
            /// The sender hears that the server has it, and the server never sees it.
            LIE,
            SPOILT
        }

        Between(String server) throws IOException {
            this.server = server;
            this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(threads);
            http.createContext("/", this::handle);
            http.start();
        }

        String url() {
            return "http://localhost:" + http.getAddress().getPort();
        }

        private void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean isBatch = exchange.getRequestURI().getPath().endsWith("/batch");
                switch (isBatch ? trouble.apply(batches.incrementAndGet()) : Trouble.NONE) {
                    case NONE -> pass(exchange, body, true);
                    case SPOILT -> pass(exchange, body.replace("working", "sleeping"), true);
                    case ANSWER_LOST -> pass(exchange, body, false);
                    case NOT_NOW -> {
                        exchange.getResponseHeaders().add("Retry-After", "1");
                        answer(exchange, 503, "busy");
                    }
                    case LIE -> answer(exchange, 201, """
                            {"message":"all","success_count":%d,"total_count":0,"duplicate_count":0,"conflict_count":0,
                             "refused_count":0,"errors":[]}""".formatted(body.split("\"event_id\"").length - 1));
                }
            }
        }

        private void pass(HttpExchange exchange, String body, boolean answered) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI()))
                    .header("Content-Type", "application/json")
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = response(request);
            if (answered) {
                response.headers()
                        .firstValue("Link")
                        .ifPresent(link -> exchange.getResponseHeaders().add("Link", link));
                answer(exchange, response.statusCode(), response.body());
            }
        }

        private HttpResponse<String> response(HttpRequest request) throws IOException {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        private static void answer(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        @Override
        public void close() {
            http.stop(0);
            threads.close();
            client.close();
        }
    }
}
