package io.linebeat.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Backed;
import io.linebeat.store.Busy;
import io.linebeat.store.CannotBackUp;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.Census;
import io.linebeat.store.CommitListener;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Farewell;
import io.linebeat.store.Intake;
import io.linebeat.store.KeptRefusal;
import io.linebeat.store.Page;
import io.linebeat.store.Progress;
import io.linebeat.store.Reading;
import io.linebeat.store.Recorded;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Registration;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.Store;
import io.linebeat.store.WorkerRun;
import io.linebeat.store.sqlite.Snapshot.Known;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A [Store] in one SQLite file of a data folder.
///
/// One thread writes, in write-ahead mode with a sync at each commit. Readers have connections of their own that can
/// only read; each question is answered from one snapshot, and never waits for the writer.
public final class SqliteStore implements Store {
    /// Questions answered at the same time; more wait.
    static final int READERS = 4;

    private static final String RULES = "rules";
    static final String DEMO = "started_with_demo";

    private final DataFolder folder;
    private final Rules rules;
    private final Directory directory;
    private final Writer writer;
    private final PageCache cache;
    private final CommitListener listener;
    private final HikariDataSource readers;
    private final boolean rebuiltOnOpen;
    private volatile Known known = Known.NOTHING;

    private SqliteStore(
            DataFolder folder,
            Rules rules,
            Directory directory,
            PageCache cache,
            Writer writer,
            CommitListener listener) {
        this.folder = folder;
        this.rules = rules;
        this.directory = directory;
        this.writer = writer;
        this.cache = cache;
        this.listener = listener;
        this.rebuiltOnOpen = writer.write(desk -> takeRules(desk, listener));
        this.readers = readers(folder);
        this.known = read(Snapshot::known);
    }

    /// Opens the database of a folder by the rules by which it was opened last, so that its figures stay; a new one
    /// by `ifNew`.
    public static SqliteStore openAsBefore(Path folder, Rules ifNew, LongSupplier clock, CommitListener listener)
            throws CannotOpen {
        return open(folder, opened -> storedOr(ifNew, opened), Capacity.USUAL, clock, listener);
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
        return open(folder, rules, Capacity.USUAL, clock, listener);
    }

    static SqliteStore open(Path folder, Rules rules, Capacity capacity, LongSupplier clock, CommitListener listener)
            throws CannotOpen {
        return open(folder, _ -> rules, capacity, clock, listener);
    }

    private static SqliteStore open(
            Path folder,
            Function<DataFolder, Rules> choice,
            Capacity capacity,
            LongSupplier clock,
            CommitListener listener)
            throws CannotOpen {
        DataFolder opened = DataFolder.open(folder);
        try {
            Directory directory = new Directory();
            Rules rules = choice.apply(opened);
            PageCache cache = new PageCache();
            Writer writer = new Writer(
                    opened.writerSource().getConnection(), directory, rules, capacity, cache, clock, listener);
            try {
                return new SqliteStore(opened, rules, directory, cache, writer, listener);
            } catch (RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw opened.cannotOpen(e);
        }
    }

    /// Copies the database of a folder, and its settings, into a new folder below another, whether a server uses it or
    /// not.
    ///
    /// @param keep how many backups there may be; older ones are removed once this one is safe
    /// @param now in microseconds since the epoch
    public static Backed backUp(Path folder, Path into, int keep, long now) throws CannotBackUp {
        return Backups.make(folder, into, keep, now);
    }

    /// Takes a backup back, into a folder without a database; a damaged one is refused.
    public static void restore(Path backup, Path folder) throws CannotBackUp {
        Backups.restore(backup, folder);
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
    private boolean takeRules(Desk desk, CommitListener listener) {
        Rules known = storedRules(desk.sql());
        desk.sql().update("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", RULES, RulesText.write(rules));
        if (known == null || RulesText.haveTheSameHolds(known, rules)) {
            return false;
        }
        listener.rebuilding();
        desk.archive().rebuild(desk::mindClosing, Progress.UNHEARD);
        return true;
    }

    private static @Nullable Rules storedRules(Statements sql) {
        List<Rules> found = new ArrayList<>(1);
        sql.query(
                "SELECT value FROM setting WHERE name = ?", row -> found.add(RulesText.read(row.getString(1))), RULES);
        return found.isEmpty() ? null : found.getFirst();
    }

    int camerasRemembered() {
        return directory.cameras().remembered();
    }

    /// Whether opening rebuilt the figures, because the rules had changed.
    public boolean rebuiltOnOpen() {
        return rebuiltOnOpen;
    }

    @Override
    public Roster roster() {
        return known.roster();
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public Registration register(Worker worker) {
        return register(desk -> Registry.register(desk, worker), roster -> roster.with(worker));
    }

    @Override
    public Registration register(Station station) {
        return register(desk -> Registry.register(desk, station), roster -> roster.with(station));
    }

    private record Registered(Registration outcome, long rosterVersion) {}

    private Registration register(Function<Desk, Registration> work, UnaryOperator<Roster> change) {
        Registered registered = writer.write(desk -> new Registered(work.apply(desk), Registry.version(desk)));
        learn(registered.rosterVersion(), change);
        return registered.outcome();
    }

    /// What is registered must be known before its sender hears of it: facts may follow.
    private void learn(long version, UnaryOperator<Roster> change) {
        take(version, change);
        listener.changedThroughout();
    }

    private synchronized void take(long version, UnaryOperator<Roster> change) {
        if (known.version() == version - 1) {
            known = new Known(version, change.apply(known.roster()));
        } else if (known.version() < version) {
            known = read(Snapshot::known);
        }
    }

    /// Who has no number may be new to a model's stream, or was never registered.
    @Override
    public List<Receipt> record(Intake intake) {
        Resolved resolved = Resolved.of(intake.facts(), directory);
        if (resolved == null) {
            check(intake);
        }
        return writer.record(intake, resolved);
    }

    private void check(Intake intake) {
        Roster roster = roster();
        for (Lane lane : intake.facts().lanes()) {
            if (roster.find(lane.worker()) == null) {
                throw new IllegalArgumentException("not registered: " + lane.worker());
            }
        }
        for (StationId station : intake.facts().stations()) {
            if (roster.find(station) == null) {
                throw new IllegalArgumentException("not registered: " + station);
            }
        }
    }

    @Override
    public <R> R inOneState(Function<Reading, R> questions) {
        return read(questions::apply);
    }

    @Override
    public Report report(Question question, long now) {
        return read(snapshot -> snapshot.report(question, now));
    }

    @Override
    public List<Report> reports(Question question, List<Span> windows, long now) {
        return read(snapshot -> snapshot.reports(question, windows, now));
    }

    @Override
    public Report whatIf(Question question, Rules other, long now) {
        return read(snapshot -> snapshot.whatIf(question, other, now));
    }

    @Override
    public List<WorkerRun> runs(RunQuestion question) {
        return read(snapshot -> snapshot.runs(question));
    }

    @Override
    public Page<Recorded> facts(FactQuestion question) {
        return read(snapshot -> snapshot.facts(question));
    }

    @Override
    public void eachFact(Span stretch, Consumer<Recorded> consumer) {
        read(snapshot -> {
            snapshot.eachFact(stretch, consumer);
            return true;
        });
    }

    @Override
    public OptionalLong firstFact(SiteId site, Span stretch) {
        return read(snapshot -> snapshot.firstFact(site, stretch));
    }

    @Override
    public Page<KeptRefusal> refusals(RefusalQuestion question) {
        return read(snapshot -> snapshot.refusals(question));
    }

    @Override
    public @Nullable KeptRefusal refusal(long id) {
        return this.<@Nullable KeptRefusal>read(snapshot -> snapshot.refusal(id));
    }

    @Override
    public Census census() {
        return read(Snapshot::census);
    }

    @Override
    public void rebuild(Progress progress) {
        writer.write(desk -> {
            desk.archive().rebuild(desk::mindClosing, progress);
            return true;
        });
    }

    @Override
    public void startOver(Roster demoRoster, Intake demo, Farewell farewell) {
        long version = writer.write(desk -> {
            desk.archive().facts().eachOfSenders(farewell::leaving);
            Asides.each(desk.archive().names(), desk.sql(), farewell::leaving);
            Registry.othersThan(demoRoster, desk.sql(), farewell);
            farewell.done();
            Registry.eraseEverything(desk);
            demoRoster.workers().forEach(worker -> Registry.register(desk, worker));
            demoRoster.stations().forEach(station -> Registry.register(desk, station));
            desk.sql().update("INSERT OR REPLACE INTO setting (name, value) VALUES (?, 'true')", DEMO);
            Writer.keep(desk, demo);
            return Registry.version(desk);
        });
        learn(version, _ -> demoRoster);
    }

    @Override
    public @Nullable String damage() {
        // A connection of its own has read no page yet: what is asked is what the disk says.
        try (Connection connection = folder.readerSource().getConnection()) {
            String ofDatabase = DataFolder.damage(connection);
            return ofDatabase == null ? Checkup.damage(connection) : ofDatabase;
        } catch (SQLException e) {
            return damageOr(e);
        } catch (SqlFailure e) {
            return damageOr(e.sql());
        }
    }

    /// What SQLite stumbles over is damage too.
    private static String damageOr(SQLException e) {
        return switch (SqlFailure.codeOf(e)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> String.valueOf(e.getMessage());
            default -> throw SqlFailure.storeFailed(e);
        };
    }

    private <R extends @Nullable Object> R read(Function<Snapshot, R> question) {
        return withReader(connection -> {
            try (Statements sql = new Statements(connection)) {
                Edition edition = writer.published();
                // A snapshot that is younger by a commit has other pages: that commit is published in a moment.
                while (edition.number() != Edition.number(sql)) {
                    connection.rollback();
                    Thread.onSpinWait();
                    edition = writer.published();
                }
                return question.apply(new Snapshot(sql, directory, rules, cache, edition, known));
            }
        });
    }

    @FunctionalInterface
    private interface Use<R extends @Nullable Object> {
        R of(Connection connection) throws SQLException;
    }

    /// One transaction, so one state of the database.
    private <R extends @Nullable Object> R withReader(Use<R> use) {
        try (Connection connection = readers.getConnection()) {
            try {
                return use.of(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLTransientConnectionException e) {
            throw new Busy("more questions wait to be answered than " + READERS + " readers could take on");
        } catch (SQLException e) {
            throw SqlFailure.storeFailed(e);
        } catch (SqlFailure e) {
            throw SqlFailure.storeFailed(e.sql());
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
