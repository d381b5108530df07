package io.linebeat.store.sqlite;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.ReportBuilder;
import io.linebeat.core.report.Window;
import io.linebeat.core.roster.Roster;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.TooMuch;
import io.linebeat.store.WorkerRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Figures and runs, read within one transaction of a reader: whole cells from the tallies, the window's edges from
/// the runs and the facts of one cell each.
final class Reader {
    /// The cells of a stretch, one by one, as far as there are runs: a stretch may be endless.
    private static final String CELLS =
            "WITH RECURSIVE span (cell) AS (SELECT max(?1, (SELECT min(cell) FROM run)) UNION ALL"
                    + " SELECT cell + 1 FROM span WHERE cell < min(?2, (SELECT max(cell) FROM run))) ";

    private final Statements sql;
    private final Names names;

    Reader(Statements sql, Names names) {
        this.sql = sql;
        this.names = names;
    }

    Report report(Question question, Roster roster, long now) {
        Window window = question.window(earliest(question.site()), now);
        ReportBuilder builder = new ReportBuilder(question, window);
        Grid.Cover cover = Grid.cover(window.span());
        cover.ranges().forEach(range -> addCells(range, builder));
        cover.edges().forEach(edge -> addEdge(edge, builder));
        return builder.build(roster);
    }

    private @Nullable Long earliest(@Nullable SiteId site) {
        List<Long> found = new ArrayList<>(1);
        sql.query(
                "SELECT min(at) FROM site_start WHERE ? = '' OR site = ?",
                row -> {
                    long at = row.getLong(1);
                    if (!row.wasNull()) {
                        found.add(at);
                    }
                },
                site == null ? "" : site.value(),
                site == null ? "" : site.value());
        return found.isEmpty() ? null : found.getFirst();
    }

    private void addCells(Grid.Range range, ReportBuilder builder) {
        sql.query(
                "SELECT worker, sum(working), sum(idle), sum(absent), sum(units), sum(events) FROM worker_tally"
                        + " WHERE level = ? AND cell >= ? AND cell < ? AND stream = 0 GROUP BY worker",
                row -> builder.add(
                        names.workers().name(row.getInt(1)),
                        new WorkerTally(
                                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                range.level(),
                range.first(),
                range.end());
        sql.query(
                "SELECT station, sum(occupied), sum(working), sum(person), sum(units), sum(events) FROM station_tally"
                        + " WHERE level = ? AND cell >= ? AND cell < ? AND stream = 0 GROUP BY station",
                row -> builder.add(
                        names.stations().name(row.getInt(1)),
                        new StationTally(
                                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                range.level(),
                range.first(),
                range.end());
    }

    private void addEdge(Span edge, ReportBuilder builder) {
        long cell = Grid.cellOf(edge.from());
        List<ReportBuilder.EdgeRun> runs = new ArrayList<>();
        sql.query(
                "SELECT worker, from_at, to_at, state, station, confidence FROM run WHERE cell = ? AND stream = 0",
                row -> runs.add(new ReportBuilder.EdgeRun(names.workers().name(row.getInt(1)), run(row))),
                cell);
        builder.addEdge(edge, runs);
        sql.query(
                "SELECT worker, station, sum(count), count(*) FROM fact"
                        + " WHERE cell = ? AND stream = 0 AND at >= ? AND at < ? GROUP BY worker, station",
                row -> {
                    WorkerId worker = names.workers().name(row.getInt(1));
                    StationId station = names.stations().name(row.getInt(2));
                    builder.add(worker, WorkerTally.counted(row.getLong(3), row.getLong(4)));
                    builder.add(station, StationTally.counted(row.getLong(3), row.getLong(4)));
                },
                cell,
                edge.from(),
                edge.to());
    }

    private Run run(ResultSet row) throws SQLException {
        return new Run(
                new Span(row.getLong(2), row.getLong(3)),
                State.ofRank(row.getInt(4)),
                names.stations().name(row.getInt(5)),
                FactRows.confidence(row.getInt(6)));
    }

    List<WorkerRun> runs(RunQuestion question) {
        Gathering found = new Gathering(question.window());
        long first = Grid.cellOf(question.window().from());
        long last = Grid.cellOf(question.window().to());
        if (question.worker() != null) {
            long worker = numberOf("worker", question.site(), question.worker());
            query("run.worker = ?3", "", found, first, last, worker);
        } else if (question.station() != null) {
            long station = numberOf("station", question.site(), question.station());
            query("run.station = ?3", "INDEXED BY run_at_station", found, first, last, station);
        } else {
            query(
                    "worker IN (SELECT no FROM worker WHERE site = ?3)",
                    "",
                    found,
                    first,
                    last,
                    question.site().value());
        }
        return found.inOrder();
    }

    /// Runs as they come, by worker and time; neighbours are joined at once, so that memory holds the answer alone.
    private final class Gathering implements Statements.RowReader {
        private final Span window;
        private final Map<WorkerId, List<Run>> found = new TreeMap<>();
        private int size;

        Gathering(Span window) {
            this.window = window;
        }

        @Override
        public void read(ResultSet row) throws SQLException {
            Run run = run(row).clip(window);
            if (run.span().isEmpty()) {
                return;
            }
            List<Run> runs = found.computeIfAbsent(names.workers().name(row.getInt(1)), _ -> new ArrayList<>());
            int before = runs.size();
            Run.append(run, runs);
            size += runs.size() - before;
            if (size > RunQuestion.MAX_RUNS) {
                throw new TooMuch("there are more than " + RunQuestion.MAX_RUNS + " spans in this window");
            }
        }

        List<WorkerRun> inOrder() {
            List<WorkerRun> runs = new ArrayList<>(size);
            found.forEach((worker, of) -> of.forEach(run -> runs.add(new WorkerRun(worker, run))));
            return runs;
        }
    }

    /// As this snapshot has it; 0, which is nobody's number, where nothing is registered.
    private long numberOf(String table, SiteId site, String id) {
        return sql.number("SELECT no FROM " + table + " WHERE site = ? AND id = ?", site.value(), id);
    }

    private void query(String filter, String index, Statements.RowReader reader, long first, long last, Object key) {
        sql.query(
                CELLS + "SELECT worker, from_at, to_at, state, station, confidence FROM span CROSS JOIN run " + index
                        + " WHERE run.cell = span.cell AND stream = 0 AND " + filter + " ORDER BY worker, from_at",
                reader,
                first,
                last,
                key);
    }
}
