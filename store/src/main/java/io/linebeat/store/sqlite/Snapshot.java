package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.ReportBuilder;
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
import org.jspecify.annotations.Nullable;

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
    private final Numbers names;
    private final Known known;
    private final Book book;
    private final Reckoner reckoner;
    private final Shelf shelf;

    /// @param newest what is known already; used where this state has the same roster
    Snapshot(Statements sql, Directory directory, Rules rules, PageCache cache, Edition edition, Known newest) {
        this.sql = sql;
        this.names = new Numbers(directory, sql);
        this.known = Known.version(sql) == newest.version() ? newest : Known.read(sql);
        this.book = edition.book();
        this.shelf = new Shelf(sql, cache, edition.rebuilt());
        this.reckoner = new Reckoner(book, shelf, this.names, rules);
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
        return ReportBuilder.report(question, book, reckoner, names, roster(), now);
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
    public Report whatIf(Question question, Rules rules, long now) {
        try (SecondThread second = new SecondThread()) {
            return ReportBuilder.whatIf(question, rules, book, shelf, names, roster(), now, second);
        }
    }

    @Override
    public List<WorkerRun> runs(RunQuestion question) {
        return new Runs(reckoner, names, known.roster()).of(question);
    }

    @Override
    public Page<Recorded> facts(FactQuestion question) {
        return facts().page(question);
    }

    @Override
    public void eachFact(Span stretch, Consumer<Recorded> consumer) {
        facts().each(stretch, consumer);
    }

    @Override
    public OptionalLong firstFact(SiteId site, Span stretch) {
        return facts().first(site, stretch);
    }

    @Override
    public Page<KeptRefusal> refusals(RefusalQuestion question) {
        return new Refusals(sql).page(question);
    }

    @Override
    public @Nullable KeptRefusal refusal(long id) {
        return new Refusals(sql).find(id);
    }

    private FactLists facts() {
        return new FactLists(book, reckoner, shelf, names, sql);
    }

    @Override
    public Census census() {
        List<Census> found = new ArrayList<>(1);
        sql.query(
                "SELECT aside, (SELECT count(*) FROM refusal), refused_ever,"
                        + " (SELECT count(*) FROM setting WHERE name = ?) FROM census",
                row -> found.add(new Census(
                        book.facts(),
                        book.ofSenders(),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        earliest(),
                        latest(),
                        row.getInt(4) == 1)),
                SqliteStore.DEMO);
        return found.getFirst();
    }

    private @Nullable Long earliest() {
        for (io.linebeat.core.ledger.Page page : book.pages()) {
            if (page.facts() > 0) {
                return page.first();
            }
        }
        return null;
    }

    private @Nullable Long latest() {
        for (io.linebeat.core.ledger.Page page : book.pages().reversed()) {
            if (page.facts() > 0) {
                return page.last();
            }
        }
        return null;
    }
}
