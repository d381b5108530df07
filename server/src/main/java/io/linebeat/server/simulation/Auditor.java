package io.linebeat.server.simulation;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import io.linebeat.server.operations.Testimony;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.FactEntry;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.SiteEntry;
import io.linebeat.wire.answer.Times;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks a server for the figures and the facts of a site, and compares them with what was sent there.
final class Auditor {
    private static final Pattern NEXT = Pattern.compile("<https?://[^/>]+(/[^>]*)>; *rel=\"next\"");
    private static final int ODD_WINDOWS = 5;
    /// Clocks that were slow spoke of times before the beginning.
    private static final long BEFORE = 5 * Micros.MINUTE;

    private static final int SLOW_CLOCK_TRIES = 60;
    private static final Duration A_MOMENT = Duration.ofMillis(250);

    private final ServerLink link;
    private final Sent sent;
    private final String site;
    private final RandomGenerator random;

    Auditor(ServerLink link, Sent sent, long seed) {
        this.link = link;
        this.sent = sent;
        this.site = ServerLink.encoded(sent.site().value());
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    Audit audit(Roster roster) {
        List<Said> said = sent.facts().stream().map(Testimony::of).toList();
        Hold hold = hold();
        List<Oracle.Id> workers = roster.workers().stream()
                .map(worker -> id(worker.id().site().value(), worker.id().value()))
                .toList();
        List<Oracle.Id> stations = roster.stations().stream()
                .map(station -> id(station.id().site().value(), station.id().value()))
                .toList();
        List<String> differences = new ArrayList<>();
        long figures = 0;
        List<Span> windows = windows();
        for (Span asked : windows) {
            ReportAnswer report = report(asked);
            Numbers expected = Numbers.of(Oracle.figures(
                    said, (_, instant) -> hold.at(instant), workers, stations, asked.from(), asked.to()));
            expected.put("the window", "from_us", asked.from());
            expected.put("the window", "end_us", asked.to());
            String window = ", from " + Times.utc(asked.from()) + " to " + Times.utc(asked.to());
            expected.differencesFrom(Numbers.of(report)).forEach(each -> differences.add(each + window));
            figures += expected.size();
        }
        return withFacts(figures, windows.size(), differences);
    }

    private static Oracle.Id id(String site, String id) {
        return new Oracle.Id(site, id);
    }

    private Hold hold() {
        String sites = link.get("/api/v2/sites?site=" + site).body();
        return AnswerJson.read(sites, SiteEntry[].class)[0].held();
    }

    private ReportAnswer report(Span window) {
        String from = ServerLink.encoded(Micros.instant(window.from()).toString());
        String to = ServerLink.encoded(Micros.instant(window.to()).toString());
        String path = "/api/v2/report?site=" + site + "&from=" + from + "&to=" + to;
        ReportAnswer report = AnswerJson.read(link.get(path).body(), ReportAnswer.class);
        for (int tries = 0; tries < SLOW_CLOCK_TRIES && endsBefore(report, window.to()); tries++) {
            link.pause(A_MOMENT);
            report = AnswerJson.read(link.get(path).body(), ReportAnswer.class);
        }
        return report;
    }

    /// No window ends after the server's now, and its clock may be behind ours.
    private static boolean endsBefore(ReportAnswer report, long to) {
        return Micros.of(Instant.parse(report.window().end())) < to;
    }

    /// The whole, the whole with what slow clocks said, and some that begin and end anywhere.
    private List<Span> windows() {
        Span whole = sent.stretch();
        List<Span> windows = new ArrayList<>(List.of(whole, whole.widened(BEFORE, 0)));
        for (int i = 0; i < ODD_WINDOWS; i++) {
            long one = random.nextLong(whole.from() - BEFORE, whole.to());
            long other = random.nextLong(whole.from(), whole.to() + 1);
            windows.add(new Span(Math.min(one, other), Math.max(one, other)));
        }
        return windows;
    }

    private Audit withFacts(long figures, int windows, List<String> differences) {
        Map<String, Fact> missing = new HashMap<>();
        for (Fact fact : sent.facts()) {
            missing.put(String.valueOf(fact.source().eventId()), fact);
        }
        List<String> unknown = new ArrayList<>();
        long listed = 0;
        String path = "/api/v2/facts?limit=1000&site=" + site;
        while (!path.isEmpty()) {
            HttpResponse<String> page = link.get(path);
            for (FactEntry entry : AnswerJson.read(page.body(), FactEntry[].class)) {
                listed++;
                Fact fact = missing.remove(String.valueOf(entry.eventId()));
                if (fact == null || !FactEntry.of(fact, 0).equals(asSent(entry))) {
                    unknown.add(words(entry));
                }
            }
            Matcher next = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
            path = next.find() ? next.group(1) : "";
        }
        List<String> lost = missing.values().stream()
                .map(fact -> words(FactEntry.of(fact, 0)))
                .sorted()
                .toList();
        return new Audit(figures, windows, differences, listed, lost, unknown);
    }

    /// Without the time of arrival, which the sender does not know.
    private static FactEntry asSent(FactEntry entry) {
        return new FactEntry(
                Times.utc(Micros.of(Instant.parse(entry.timestamp()))),
                entry.workerId(),
                entry.workstationId(),
                entry.eventType(),
                entry.confidence(),
                entry.count(),
                entry.eventId(),
                entry.cameraId(),
                entry.modelId(),
                entry.modelVersion(),
                entry.siteId(),
                entry.shadow(),
                Times.utc(0));
    }

    private static String words(FactEntry entry) {
        return entry.timestamp() + " " + entry.workerId() + " " + entry.workstationId() + " " + entry.eventType() + " "
                + entry.eventId();
    }
}
