package io.linebeat.wire;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.report.GroupFigures;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.Window;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The way back from an answer to a report. What is rounded in the answer is left aside; what is exact makes
/// the report.
final class ReportReader {
    private static final int MAX_MESSAGE_CHARS = 200;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final SiteClock UTC = new SiteClock(ZoneOffset.UTC);

    private ReportReader() {}

    public static ReportRead read(byte[] body) {
        try {
            return new ReportRead.Read(report(MAPPER.readTree(body)));
        } catch (JacksonException unreadable) {
            return new ReportRead.Unreadable(
                    "the answer is not a report: " + Shown.plain(unreadable.getOriginalMessage(), MAX_MESSAGE_CHARS));
        }
    }

    private static Report report(JsonNode answer) {
        Window window = window(answer.required("window"));
        JsonNode total = answer.required("total");
        return new Report(
                window,
                list(answer.required("workers"), line -> worker(line, window)),
                list(answer.required("stations"), ReportReader::station),
                new GroupFigures(sums(total), number(total, "unobserved_us")));
    }

    private static <T> List<T> list(JsonNode lines, Function<JsonNode, T> read) {
        return lines.asArray().valueStream().map(read).toList();
    }

    private static Window window(JsonNode window) {
        return new Window(
                time(text(window, "from")),
                timeOrNull(window.required("to")),
                timeOrNull(window.required("as_of")),
                time(text(window, "end")));
    }

    private static WorkerFigures worker(JsonNode line, Window window) {
        WorkerId id = new WorkerId(new SiteId(text(line, "site_id")), text(line, "worker_id"));
        return new WorkerFigures(new Worker(id, text(line, "name")), sums(line), window.span());
    }

    private static StationFigures station(JsonNode line) {
        StationId id = new StationId(new SiteId(text(line, "site_id")), text(line, "station_id"));
        StationTally tally = new StationTally(
                number(line, "occupied_us"),
                number(line, "working_us"),
                number(line, "person_us"),
                number(line, "units"),
                number(line, "event_count"));
        return new StationFigures(new Station(id, text(line, "name"), text(line, "type")), tally);
    }

    private static WorkerTally sums(JsonNode line) {
        return new WorkerTally(
                number(line, "working_us"),
                number(line, "idle_us"),
                number(line, "absent_us"),
                number(line, "units"),
                number(line, "event_count"));
    }

    private static long number(JsonNode line, String field) {
        return line.required(field).longValue();
    }

    private static String text(JsonNode line, String field) {
        return line.required(field).stringValue();
    }

    private static @Nullable Long timeOrNull(JsonNode time) {
        return time.isNull() ? null : (Long) time(time.stringValue());
    }

    private static long time(String text) {
        return switch (Timestamps.instant(text, UTC)) {
            case Timestamps.Read.At(long at) -> at;
            case Timestamps.Read.Unreadable(String rule) ->
                throw new StreamReadException(Shown.text(text) + ' ' + rule);
        };
    }
}
