package io.linebeat.server.simulation;

import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.ProblemAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Requests to a server, each repeated unchanged until it is answered: after a lost connection with an exponential
/// backoff and full jitter (a pause of any length up to the bound, so that many senders do not come back together),
/// after
/// "not now" as the answer asks. Safe for use by many threads.
final class ServerLink implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);
    private static final int JITTER_MILLIS = 500;
    private static final int FIRST_ERROR = 400;
    /// Timeouts, too much at once, and what a server or a gateway in front of it says while it cannot.
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final String base;
    private final Patience patience;
    private final CountDownLatch stop;
    private final AtomicLong answered = new AtomicLong(System.nanoTime());
    private final AtomicLong retries = new AtomicLong();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    /// @param stop once it is open nothing is repeated any more
    ServerLink(URI url, Patience patience, CountDownLatch stop) {
        this.base = url.toString().replaceFirst("/+$", "");
        this.patience = patience;
        this.stop = stop;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// @param accepted error statuses that are answers too
    HttpResponse<String> get(String path, Integer... accepted) {
        return checked(send(request(path).GET().build()), accepted);
    }

    HttpResponse<String> post(String path, String body, Integer... accepted) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return checked(send(request), accepted);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(patience.answer());
    }

    private HttpResponse<String> send(HttpRequest request) {
        long begun = System.nanoTime();
        for (int tries = 0; ; tries++) {
            Duration pause;
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                answered.accumulateAndGet(System.nanoTime(), Math::max);
                if (!NOT_NOW.contains(response.statusCode())) {
                    return response;
                }
                pause = asked(response, tries);
                giveUpAfter(begun, patience.refusal(), "takes nothing in: " + sentence(response));
            } catch (IOException e) {
                pause = backoff(tries);
                giveUpAfter(Math.max(begun, answered.get()), patience.silence(), "does not answer (" + e + ")");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoAnswer("Interrupted", e);
            }
            retries.incrementAndGet();
            pause(pause);
        }
    }

    private void giveUpAfter(long since, Duration patience, String what) {
        Duration passed = Duration.ofNanos(System.nanoTime() - since);
        if (passed.compareTo(patience) > 0) {
            throw new NoAnswer("Gave up after " + passed.toSeconds() + " s: the server at " + base + " " + what);
        }
        if (stop.getCount() == 0) {
            throw new NoAnswer("Stopped while the server at " + base + " " + what);
        }
    }

    /// Waits; not once somebody stopped the trial.
    void pause(Duration pause) {
        try {
            if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return; // one last try
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("Interrupted", e);
        }
    }

    private Duration backoff(int tries) {
        long bound = patience.pause().toMillis() << Math.min(tries, 20);
        return Duration.ofMillis(ThreadLocalRandom.current()
                .nextLong(1 + Math.min(bound, patience.longestPause().toMillis())));
    }

    private Duration asked(HttpResponse<String> response, int tries) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        if (!seconds.matches("[0-9]{1,6}")) {
            return backoff(tries);
        }
        long millis = Math.min(Long.parseLong(seconds) * 1_000, LONGEST_ASKED.toMillis());
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextInt(JITTER_MILLIS));
    }

    private HttpResponse<String> checked(HttpResponse<String> response, Integer... accepted) {
        int status = response.statusCode();
        if (status >= FIRST_ERROR && !Set.of(accepted).contains(status)) {
            throw new NoAnswer("The server at " + base + " answered " + sentence(response));
        }
        return response;
    }

    private static String sentence(HttpResponse<String> response) {
        String body = response.body();
        try {
            body = String.valueOf(AnswerJson.read(body, ProblemAnswer.class).error());
        } catch (IllegalArgumentException _) {
            body = body.strip();
        }
        return response.statusCode() + ": " + body;
    }

    /// How often something was sent again.
    long retries() {
        return retries.get();
    }

    @Override
    public void close() {
        client.close();
    }
}
