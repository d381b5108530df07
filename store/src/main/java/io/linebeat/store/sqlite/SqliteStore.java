package io.linebeat.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.Census;
import io.linebeat.store.CommitListener;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Farewell;
import io.linebeat.store.Intake;
import io.linebeat.store.KeptRefusal;
import io.linebeat.store.Page;
import io.linebeat.store.Progress;
import io.linebeat.store.Recorded;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Registration;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.Store;
import io.linebeat.store.StoreFailed;
import io.linebeat.store.WorkerRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A [Store] in one SQLite file of a data folder.
///
/// One thread writes, in write-ahead mode with a sync at each commit. Readers have connections of their own that can
/// only read; each question is answered from one snapshot, and never waits for the writer.
public final class SqliteStore implements Store {
    /// Questions answered at the same time; more wait.
    static final int READERS = 4;

    private static final String RULES = "rules";
    private static final String DEMO = "started_with_demo";

    private final DataFolder folder;
    private final Rules rules;
    private final Names names;
    private final Writer writer;
    private final HikariDataSource readers;
    private final boolean rebuiltOnOpen;
    private volatile Roster roster;

    private SqliteStore(DataFolder folder, Rules rules, Names names, Writer writer) {
        this.folder = folder;
        this.rules = rules;
        this.names = names;
        this.writer = writer;
        this.rebuiltOnOpen = writer.write(this::takeRules);
        this.roster = writer.write(desk -> Registry.roster(desk.sql()));
        this.readers = readers(folder);
    }

    /// Opens the database of a folder by the rules by which it was opened last, so that its figures stay; a new one
    /// by `ifNew`.
    public static SqliteStore openAsBefore(Path folder, Rules ifNew, LongSupplier clock, CommitListener listener)
            throws CannotOpen {
        return open(folder, opened -> storedOr(ifNew, opened), clock, listener);
    }

    private static Rules storedOr(Rules ifNew, DataFolder opened) {
        try (Connection connection = opened.readerSource().getConnection();
                Statements sql = new Statements(connection)) {
            Rules stored = storedRules(sql);
            return stored == null ? ifNew : stored;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /// Opens the database of a folder, or makes one, and holds the folder's lock until [#close()].
    ///
    /// @param rules where they give another hold than the figures were computed with, the figures are rebuilt
    /// @param clock now, in microseconds since the epoch
    public static SqliteStore open(Path folder, Rules rules, LongSupplier clock, CommitListener listener)
            throws CannotOpen {
        return open(folder, _ -> rules, clock, listener);
    }

    private static SqliteStore open(
            Path folder, Function<DataFolder, Rules> choice, LongSupplier clock, CommitListener listener)
            throws CannotOpen {
        DataFolder opened = DataFolder.open(folder);
        try {
            Names names = new Names();
            Rules rules = choice.apply(opened);
            Writer writer = new Writer(opened.writerSource().getConnection(), names, rules, clock, listener);
            try {
                return new SqliteStore(opened, rules, names, writer);
            } catch (RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw new CannotOpen("The database " + opened.database() + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    private static HikariDataSource readers(DataFolder folder) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(folder.readerSource());
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setPoolName("store-readers");
        config.setAutoCommit(false);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    /// Runs and tallies rest on the holds that they were computed with: others need a rebuild.
    private boolean takeRules(Desk desk) {
        Rules known = storedRules(desk.sql());
        desk.sql().update("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", RULES, RulesText.write(rules));
        if (known == null || RulesText.haveTheSameHolds(known, rules)) {
            return false;
        }
        new Rebuild(desk, rules).run(Progress.UNHEARD);
        return true;
    }

    private static @Nullable Rules storedRules(Statements sql) {
        List<Rules> found = new ArrayList<>(1);
        sql.query(
                "SELECT value FROM setting WHERE name = ?", row -> found.add(RulesText.read(row.getString(1))), RULES);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Whether opening rebuilt the figures, because the rules had changed.
    public boolean rebuiltOnOpen() {
        return rebuiltOnOpen;
    }

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public Registration register(Worker worker) {
        Registration outcome = writer.write(desk -> Registry.register(desk, worker));
        if (roster.find(worker.id()) == null) {
            refreshRoster();
        }
        return outcome;
    }

    @Override
    public Registration register(Station station) {
        Registration outcome = writer.write(desk -> Registry.register(desk, station));
        if (roster.find(station.id()) == null) {
            refreshRoster();
        }
        return outcome;
    }

    /// One thread at a time, so that an older roster never follows a newer one.
    private synchronized void refreshRoster() {
        roster = read(Registry::roster);
    }

    /// The roster that reports list is asked, so that no fact comes in that the next report would leave out.
    @Override
    public List<Receipt> record(Intake intake) {
        Roster known = roster;
        for (Fact fact : intake.facts()) {
            if (known.find(fact.worker()) == null) {
                throw new IllegalArgumentException("not registered: " + fact.worker());
            }
            if (known.find(fact.station()) == null) {
                throw new IllegalArgumentException("not registered: " + fact.station());
            }
        }
        return writer.record(intake);
    }

    @Override
    public Report report(Question question, long now) {
        return read(sql -> new Reader(sql, names).report(question, roster, now));
    }

    @Override
    public List<Report> reports(Question question, List<Span> windows, long now) {
        return read(sql -> {
            Reader reader = new Reader(sql, names);
            List<Report> reports = new ArrayList<>(windows.size());
            for (Span window : windows) {
                Question part = new Question(
                        window.from(),
                        window.to(),
                        question.asOf(),
                        question.site(),
                        question.worker(),
                        question.station());
                reports.add(reader.report(part, roster, now));
            }
            return reports;
        });
    }

    @Override
    public List<WorkerRun> runs(RunQuestion question) {
        return read(sql -> new Reader(sql, names).runs(question));
    }

    @Override
    public Page<Recorded> facts(FactQuestion question) {
        return read(sql -> new FactPages(sql, names).page(question));
    }

    @Override
    public void eachFact(Span stretch, Consumer<Recorded> consumer) {
        read(sql -> {
            new FactPages(sql, names).each(stretch, consumer);
            return true;
        });
    }

    @Override
    public Page<KeptRefusal> refusals(RefusalQuestion question) {
        return read(sql -> new Refusals(sql).page(question));
    }

    @Override
    public Census census() {
        return read(sql -> {
            Census[] found = new Census[1];
            sql.query(
                    "SELECT facts, of_senders, aside, (SELECT count(*) FROM refusal), refused_ever,"
                            + " (SELECT min(at) FROM fact WHERE cell = (SELECT min(cell) FROM fact)),"
                            + " (SELECT max(at) FROM fact WHERE cell = (SELECT max(cell) FROM fact)),"
                            + " (SELECT count(*) FROM setting WHERE name = ?) FROM census",
                    row -> found[0] = new Census(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(1) == 0 ? null : (Long) row.getLong(6),
                            row.getLong(1) == 0 ? null : (Long) row.getLong(7),
                            row.getInt(8) == 1),
                    DEMO);
            return found[0];
        });
    }

    @Override
    public void rebuild(Progress progress) {
        writer.write(desk -> {
            new Rebuild(desk, rules).run(progress);
            return true;
        });
    }

    @Override
    public void startOver(Roster demoRoster, Intake demo, Farewell farewell) {
        writer.write(desk -> {
            new FactPages(desk.sql(), desk.names()).eachOfSenders(farewell::leaving);
            farewell.done();
            for (String table : List.of(
                    "fact",
                    "fact_aside",
                    "run",
                    "worker_tally",
                    "station_tally",
                    "site_start",
                    "refusal",
                    "worker",
                    "station",
                    "stream",
                    "camera",
                    "model")) {
                desk.sql().update("DELETE FROM " + table);
            }
            desk.sql().update("UPDATE census SET facts = 0, of_senders = 0, aside = 0, refused_ever = 0");
            desk.names().load(desk.sql());
            desk.shelf().load();
            demoRoster.workers().forEach(worker -> Registry.register(desk, worker));
            demoRoster.stations().forEach(station -> Registry.register(desk, station));
            desk.sql().update("INSERT OR REPLACE INTO setting (name, value) VALUES (?, 'true')", DEMO);
            return Writer.keep(desk, demo);
        });
        refreshRoster();
    }

    /// Answers from one snapshot.
    private <R> R read(Function<Statements, R> question) {
        try (Connection connection = readers.getConnection();
                Statements sql = new Statements(connection)) {
            try {
                return question.apply(sql);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new StoreFailed("the database cannot be read: " + e.getMessage(), e);
        } catch (SqlFailure e) {
            throw new StoreFailed("the database cannot be read: " + e.getMessage(), e.sql());
        }
    }

    /// Writes what waits, then lets go of the folder.
    @Override
    public void close() {
        try {
            readers.close();
            writer.close();
        } finally {
            folder.close();
        }
    }
}
