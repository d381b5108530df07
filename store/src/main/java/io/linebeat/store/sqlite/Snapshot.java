package io.linebeat.store.sqlite;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.store.Census;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.KeptRefusal;
import io.linebeat.store.Page;
import io.linebeat.store.Reading;
import io.linebeat.store.Recorded;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.WorkerRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The database as it was when a reader's transaction began.
final class Snapshot implements Reading {
    /// What is registered, and how often that had changed before.
    record Known(long version, Roster roster) {
        static final Known NOTHING = new Known(-1, Roster.EMPTY);

        static Known read(Statements sql) {
            return new Known(version(sql), Registry.roster(sql));
        }

        private static long version(Statements sql) {
            return sql.number("SELECT roster_version FROM census");
        }
    }

    private final Statements sql;
    private final Names names;
    private final Known known;

    /// @param newest what is known already; used where this state has the same roster
    Snapshot(Statements sql, Names names, Known newest) {
        this.sql = sql;
        this.names = names;
        this.known = Known.version(sql) == newest.version() ? newest : Known.read(sql);
    }

    Known known() {
        return known;
    }

    @Override
    public Roster roster() {
        return known.roster();
    }

    @Override
    public Report report(Question question, long now) {
        return new Reader(sql, names).report(question, roster(), now);
    }

    @Override
    public List<Report> reports(Question question, List<Span> windows, long now) {
        List<Report> reports = new ArrayList<>(windows.size());
        for (Span window : windows) {
            reports.add(report(question.over(window), now));
        }
        return reports;
    }

    @Override
    public List<WorkerRun> runs(RunQuestion question) {
        return new Reader(sql, names).runs(question);
    }

    @Override
    public Page<Recorded> facts(FactQuestion question) {
        return new FactPages(sql, names).page(question);
    }

    @Override
    public void eachFact(Span stretch, Consumer<Recorded> consumer) {
        new FactPages(sql, names).each(stretch, consumer);
    }

    @Override
    public OptionalLong firstFact(SiteId site, Span stretch) {
        return new FactPages(sql, names).first(site, stretch);
    }

    @Override
    public Page<KeptRefusal> refusals(RefusalQuestion question) {
        return new Refusals(sql).page(question);
    }

    @Override
    public Census census() {
        List<Census> found = new ArrayList<>(1);
        sql.query(
                "SELECT facts, of_senders, aside, (SELECT count(*) FROM refusal), refused_ever,"
                        + " (SELECT min(at) FROM fact WHERE cell = (SELECT min(cell) FROM fact)),"
                        + " (SELECT max(at) FROM fact WHERE cell = (SELECT max(cell) FROM fact)),"
                        + " (SELECT count(*) FROM setting WHERE name = ?) FROM census",
                row -> found.add(new Census(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(1) == 0 ? null : (Long) row.getLong(6),
                        row.getLong(1) == 0 ? null : (Long) row.getLong(7),
                        row.getInt(8) == 1)),
                SqliteStore.DEMO);
        return found.getFirst();
    }
}
