package io.linebeat.wire.table;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.wire.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads rows as a mapping says. A row is good as a whole or refused with the first thing that is wrong in it.
final class RowReader {
    private final Mapping mapping;
    private final int width;
    private final Map<String, Integer> places = new HashMap<>();
    private final long latest;

    RowReader(Mapping mapping, Header header, long latest) {
        this.mapping = mapping;
        this.width = header.width();
        this.latest = latest;
        mapping.columnNames().forEach(name -> places.put(name, header.indexOf(name)));
    }

    RowRead read(Rows.Row row) {
        return switch (row) {
            case Rows.Row.Broken(long line, String reason) -> new RowRead.Bad(new RowProblem(line, null, reason));
            case Rows.Row.Cells cells -> read(cells);
        };
    }

    private RowRead read(Rows.Row.Cells row) {
        List<String> extra = row.cells()
                .subList(Math.min(width, row.cells().size()), row.cells().size());
        if (!extra.stream().allMatch(Blanks::isBlank)) {
            String reason = "the row has " + row.cells().size() + " cells, the header names " + width + " columns";
            return new RowRead.Bad(new RowProblem(row.line(), null, reason));
        }
        RowExam exam = new RowExam(row, places, mapping, latest);
        RowRead read = switch (mapping.columns()) {
            case Columns.Intervals columns -> interval(columns, row, exam);
            case Columns.Observations columns -> observation(columns, row, exam);
        };
        RowProblem problem = exam.problem();
        return problem == null ? read : new RowRead.Bad(problem);
    }

    private RowRead interval(Columns.Intervals columns, Rows.Row.Cells row, RowExam exam) {
        String worker = exam.id(columns.worker());
        String station = exam.id(columns.station());
        Span span = exam.span(columns.start(), columns.end());
        Long quantity = columns.quantity() == null ? null : exam.count(columns.quantity());
        WorkRow work = new WorkRow(worker, station, span, row.line(), RowDigest.of(row.cells()), quantity, null, null);
        return new RowRead.Work(work, worker(worker, exam), station(station, exam));
    }

    private RowRead observation(Columns.Observations columns, Rows.Row.Cells row, RowExam exam) {
        String worker = exam.id(columns.worker());
        String station = exam.id(columns.station());
        long at = exam.time(columns.at());
        Kind kind = exam.kind(columns.state(), columns.states());
        Confidence confidence = columns.confidence() == null ? null : exam.confidence(columns.confidence());
        String eventId = exam.optionalId(columns.eventId(), Limits.MAX_EVENT_ID_CHARS);
        String camera = exam.optionalId(columns.camera(), Limits.MAX_ID_CHARS);
        Worker who = worker(worker, exam);
        Station where = station(station, exam);
        Source source = new Source(eventId, camera == null ? null : new CameraId(mapping.site(), camera), null, null);
        State state = switch (kind) {
            case WORKING -> State.WORKING;
            case IDLE -> State.IDLE;
            case ABSENT -> State.ABSENT;
            case PRODUCTION -> null;
        };
        if (state != null) {
            boolean countIgnored = exam.hasCount(columns.count());
            var said = new Observation(Stream.LIVE, who.id(), where.id(), at, state, confidence, source);
            return new RowRead.Said(said, who, where, countIgnored);
        }
        long count = units(columns.count(), exam);
        if (eventId != null) {
            var said = new Production(Stream.LIVE, who.id(), where.id(), at, count, confidence, source);
            return new RowRead.Said(said, who, where, false);
        }
        RowDigest digest = RowDigest.of(row.cells());
        WorkRow work = new WorkRow(worker, station, Span.emptyAt(at), row.line(), digest, count, confidence, camera);
        return new RowRead.Work(work, who, where);
    }

    /// A missing count is 0.
    private static long units(@Nullable String column, RowExam exam) {
        Long count = column == null ? null : exam.count(column);
        return count == null ? 0 : count;
    }

    private Worker worker(String id, RowExam exam) {
        return new Worker(new WorkerId(mapping.site(), id), exam.label(mapping.workerName(), id));
    }

    private Station station(String id, RowExam exam) {
        return new Station(
                new StationId(mapping.site(), id),
                exam.label(mapping.stationName(), id),
                exam.label(mapping.stationType(), id));
    }
}
