package io.linebeat.server.command;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Progress;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.Message;
import io.linebeat.wire.answer.ProblemAnswer;
import io.linebeat.wire.answer.ReplayAnswer;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.SiteEntry;
import io.linebeat.wire.answer.StationEntry;
import io.linebeat.wire.answer.VerifyAnswer;
import io.linebeat.wire.answer.WorkerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A running server.
final class RemotePlant implements Plant {
    /// Long: a verification of years of facts is one request.
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int NONE = 0;
    private static final int CONFLICT = 409;
    private static final int NOTHING_WENT_IN = 422;
    private static final int BUSY = 503;
    private static final int MAX_TRIES = 8;
    private static final int FIRST_ERROR = 400;
    private static final int PIECE = 1 << 16;

    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    RemotePlant(URI url) {
        this.url = url;
    }

    @Override
    public ReportAnswer report(ReportOptions options) {
        return AnswerJson.read(get("/api/v2/report" + query(options.parameters())), ReportAnswer.class);
    }

    /// An answer that breaks off is none: the server says so by an end that is missing.
    @Override
    public void export(ExportOptions options, OutputStream out) throws IOException {
        HttpRequest request =
                request("/api/v2/export" + query(options.parameters())).GET().build();
        HttpResponse<InputStream> response = answer(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() >= FIRST_ERROR) {
                throw refused(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            byte[] piece = new byte[PIECE];
            for (int read = next(body, piece); read >= 0; read = next(body, piece)) {
                out.write(piece, 0, read);
            }
        }
    }

    private int next(InputStream body, byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw new CommandFailed("The answer of " + url + " broke off (" + e + ")", e);
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    @Override
    public Hold hold(SiteId site) {
        String path = "/api/v2/sites" + query(Map.of("site", site.value()));
        return AnswerJson.read(get(path), SiteEntry[].class)[0].held();
    }

    @Override
    public void register(Worker worker) {
        post("/api/workers", AnswerJson.line(WorkerEntry.of(worker)), CONFLICT);
    }

    @Override
    public void register(Station station) {
        post("/api/workstations", AnswerJson.line(StationEntry.of(station)), CONFLICT);
    }

    /// An answer that refuses every item (422) says of each why.
    @Override
    public BatchAnswer record(List<Fact> facts) {
        return AnswerJson.read(post("/api/events/batch", AnswerJson.events(facts), NOTHING_WENT_IN), BatchAnswer.class);
    }

    @Override
    public VerifyAnswer verify(Progress progress) {
        return AnswerJson.read(post("/api/v2/verify", "", NONE), VerifyAnswer.class);
    }

    @Override
    public ReplayAnswer replay(Refusal.@Nullable Reason reason, @Nullable Long id) {
        Map<String, String> which = id != null
                ? Map.of("refusal", id.toString())
                : reason != null ? Map.of("reason", reason.code()) : Map.of();
        return AnswerJson.read(post("/api/v2/refusals/replay" + query(which), "", NONE), ReplayAnswer.class);
    }

    @Override
    public Message rebuild(Progress progress) {
        return AnswerJson.read(post("/api/v2/rebuild", "", NONE), Message.class);
    }

    private String get(String path) {
        return send(request(path).GET().build(), NONE);
    }

    private String post(String path, String body, int accepted) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request, accepted);
    }

    private HttpRequest.Builder request(String path) {
        String base = url.toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    /// @param accepted an error status that is an answer too
    private String send(HttpRequest request, int accepted) {
        HttpResponse<String> response = answer(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= FIRST_ERROR && response.statusCode() != accepted) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body();
    }

    /// Of a server that is busy it is asked for again.
    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> bodies) {
        try {
            HttpResponse<T> response = client.send(request, bodies);
            for (int tries = 1; response.statusCode() == BUSY && tries < MAX_TRIES; tries++) {
                letGo(response.body());
                Thread.sleep(Duration.ofSeconds(tries));
                response = client.send(request, bodies);
            }
            return response;
        } catch (IOException e) {
            throw new CommandFailed("No server answers at " + url + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted", e);
        }
    }

    private static void letGo(Object body) throws IOException {
        if (body instanceof InputStream stream) {
            stream.close();
        }
    }

    private CommandFailed refused(int status, String body) {
        return new CommandFailed(url + " answered " + status + ": " + errorIn(body));
    }

    private static String errorIn(String body) {
        try {
            return String.valueOf(AnswerJson.read(body, ProblemAnswer.class).error());
        } catch (IllegalArgumentException e) {
            return body.strip();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
