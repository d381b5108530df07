package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Origin;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.Census;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import io.linebeat.store.Recorded;
import io.linebeat.store.contract.OracleView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/// A database as the first version of the schema left it, and what becomes of it today.
class FirstSchemaTest {
    private static final int FACTS = 2_000;
    private static final long CELL = 900_000_000L;
    private static final Stream.Shadow TRIAL = new Stream.Shadow("pose", "2");
    private static final Capacity SMALL = new Capacity(50, 100, 100_000);

    @TempDir
    Path folder;

    private final Map<Identity, Recorded> inForce = new HashMap<>();
    private final Set<Fact> aside = new HashSet<>();
    private long lastSeq;

    /// What arrives: facts of [Numbered], some on trial, some of a camera and a model.
    private static List<Fact> told(int count) {
        List<Fact> told = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Fact fact = Numbered.fact(i);
            Source source = fact.source();
            if (i % 5 == 0) {
                CameraId camera = i % 2 == 0 ? null : new CameraId(Numbered.SITE, "cam " + i % 3);
                source = new Source(source.eventId(), camera, i % 3 == 0 ? null : "gaze", i % 4 == 0 ? null : "7");
            }
            told.add(Fact.of(
                    i % 7 == 0 ? TRIAL : Stream.LIVE,
                    fact.worker(),
                    fact.station(),
                    fact.at(),
                    fact.kindRank(),
                    fact.count(),
                    fact.confidence(),
                    source));
        }
        return told;
    }

    /// The law of identity, as the first version kept it.
    private void arrive(Fact fact, int number) {
        long receivedAt = Numbered.NOW + number / 100;
        boolean demo = number % 4 == 0;
        Recorded known = inForce.get(Identity.of(fact));
        int order = known == null ? 1 : Fact.RANK.compare(fact, known.fact());
        if (order > 0) {
            inForce.put(Identity.of(fact), new Recorded(fact, ++lastSeq, receivedAt, demo));
        }
        if (known != null && order != 0) {
            aside.add(order < 0 ? fact : known.fact());
        }
    }

    private void makeDatabase(int facts) throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:io/linebeat/store/sqlite")
                .target("1")
                .load()
                .migrate();
        List<Fact> told = told(facts);
        for (int i = 0; i < told.size(); i++) {
            arrive(told.get(i), i);
        }
        try (Connection connection = DriverManager.getConnection(url());
                Statements sql = new Statements(connection)) {
            try (Statement pragma = connection.createStatement()) {
                pragma.execute("PRAGMA journal_mode = WAL");
                pragma.execute("PRAGMA application_id = " + DataFolder.APPLICATION_ID);
            }
            connection.setAutoCommit(false);
            fill(sql);
            connection.commit();
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("linebeat.db");
    }

    private void fill(Statements sql) {
        Numbered.roster()
                .workers()
                .forEach(worker -> sql.update(
                        "INSERT INTO worker (site, id, name) VALUES (?, ?, ?)",
                        worker.id().site().value(),
                        worker.id().value(),
                        worker.name()));
        Numbered.roster()
                .stations()
                .forEach(station -> sql.update(
                        "INSERT INTO station (site, id, name, type) VALUES (?, ?, ?, ?)",
                        station.id().site().value(),
                        station.id().value(),
                        station.name(),
                        station.type()));
        Directory directory = new Directory();
        directory.load(sql);
        Numbers names = new Numbers(directory, sql);
        inForce.values().forEach(recorded -> insert(recorded, names, sql));
        aside.forEach(fact -> Asides.add(fact, Numbered.NOW, names, sql));
        sql.update(
                "INSERT INTO site_start (site, at) VALUES (?, ?)",
                Numbered.SITE.value(),
                inForce.values().stream()
                        .map(Recorded::fact)
                        .filter(fact -> fact.stream().equals(Stream.LIVE))
                        .mapToLong(Fact::at)
                        .min()
                        .orElseThrow());
        sql.update("INSERT INTO setting (name, value) VALUES ('rules', ?)", RulesText.write(Rules.USUAL));
        sql.update("INSERT INTO setting (name, value) VALUES ('" + SqliteStore.DEMO + "', 'true')");
        sql.update(
                "UPDATE census SET facts = ?, of_senders = ?, aside = ?, refused_ever = 5, last_seq = ?",
                inForce.size(),
                ofSenders(),
                aside.size(),
                lastSeq);
    }

    private static void insert(Recorded recorded, Numbers names, Statements sql) {
        Fact fact = recorded.fact();
        Confidence sure = fact.confidence();
        long lane = names.lane(Lane.of(fact));
        long origin = names.origin(Origin.of(fact.source()));
        sql.update(
                "INSERT INTO fact (cell, stream, worker, at, identity, kind, station, count, confidence, camera, model,"
                        + " demo, seq, received_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                Math.floorDiv(fact.at(), CELL),
                lane >>> Integer.SIZE,
                lane & 0xFFFF_FFFFL,
                fact.at(),
                Asides.identity(fact),
                fact.kindRank(),
                names.station(fact.station()),
                fact.count(),
                sure == null ? FactColumns.NO_CONFIDENCE : sure.millionths(),
                origin >>> Integer.SIZE,
                origin & 0xFFFF_FFFFL,
                recorded.demo() ? 1 : 0,
                recorded.seq(),
                recorded.receivedAt());
    }

    private long ofSenders() {
        return inForce.values().stream().filter(recorded -> !recorded.demo()).count();
    }

    private SqliteStore open(Capacity capacity) throws CannotOpen {
        return SqliteStore.open(folder, Rules.USUAL, capacity, () -> Numbered.NOW, CommitListener.DEAF);
    }

    private void assertThatAllWasTakenOver(SqliteStore store) throws SQLException {
        List<Recorded> found = new ArrayList<>();
        store.eachFact(new Span(0, Long.MAX_VALUE), found::add);
        assertThat(found).containsExactlyInAnyOrderElementsOf(inForce.values());
        Census census = store.census();
        assertThat(census.facts()).isEqualTo(inForce.size());
        assertThat(census.ofSenders()).isEqualTo(ofSenders());
        assertThat(census.aside()).isEqualTo(aside.size());
        assertThat(census.refusedEver()).isEqualTo(5);
        assertThat(census.startedWithDemo()).isTrue();
        assertThat(asides()).isEqualTo(aside);
        assertThat(store.roster().workers())
                .containsExactlyInAnyOrderElementsOf(Numbered.roster().workers());
        assertThat(store.roster().stations())
                .containsExactlyInAnyOrderElementsOf(Numbered.roster().stations());
        assertThat(store.damage()).isNull();
        List<Fact> facts = inForce.values().stream().map(Recorded::fact).toList();
        for (Question question :
                List.of(Question.EVERYTHING, Question.over(Numbered.START + 1, Numbered.START + 1_000_000_000L))) {
            assertThat(OracleView.answered(store.report(question, Numbered.NOW)))
                    .isEqualTo(OracleView.demanded(facts, Rules.USUAL, Numbered.roster(), question, Numbered.NOW));
        }
    }

    private Set<Fact> asides() throws SQLException {
        Set<Fact> found = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statements sql = new Statements(connection)) {
            Directory directory = new Directory();
            directory.load(sql);
            Asides.each(new Numbers(directory, sql), sql, recorded -> found.add(recorded.fact()));
        }
        return found;
    }

    private long ask(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statements sql = new Statements(connection)) {
            return sql.number(query);
        }
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statements sql = new Statements(connection)) {
            sql.update(statement);
        }
    }

    @Test
    void everyFactIsTakenOverInItsPlaceAndTheFiguresAreWhatTheLawDemands() throws Exception {
        for (Capacity capacity : List.of(Capacity.USUAL, SMALL)) {
            Path before = folder;
            folder = Files.createDirectory(before.resolve(String.valueOf(capacity.factsOfPage())));
            inForce.clear();
            aside.clear();
            lastSeq = 0;
            makeDatabase(FACTS);
            assertThat(aside).isNotEmpty();
            try (SqliteStore store = open(capacity)) {
                assertThat(store.rebuiltOnOpen()).isFalse();
                assertThatAllWasTakenOver(store);
            }
            try (SqliteStore again = open(capacity)) {
                assertThatAllWasTakenOver(again);
            }
            assertThat(ask("SELECT count(*) FROM sqlite_master WHERE name = 'fact'"))
                    .isZero();
            folder = before;
        }
    }

    @Test
    void theOrderOfArrivalGoesOn() throws Exception {
        makeDatabase(100);
        try (SqliteStore store = open(Capacity.USUAL)) {
            store.record(Intake.of(List.of(Numbered.fact(50_000))));
            List<Long> places = new ArrayList<>();
            store.eachFact(new Span(0, Long.MAX_VALUE), recorded -> places.add(recorded.seq()));
            assertThat(places).doesNotHaveDuplicates().contains(lastSeq + 1);
        }
    }

    @Test
    void whatIsToldOnceMoreIsKnown() throws Exception {
        makeDatabase(FACTS);
        try (SqliteStore store = open(SMALL)) {
            store.record(Intake.of(told(FACTS)));
            assertThatAllWasTakenOver(store);
        }
    }

    @Test
    void moreFactsThanAreEnteredTogetherComeOverWhole() throws Exception {
        makeDatabase(62_000);
        assertThat(inForce).hasSizeGreaterThan(50_000);
        try (SqliteStore store = open(Capacity.USUAL)) {
            Map<Identity, Recorded> found = new HashMap<>();
            store.eachFact(new Span(0, Long.MAX_VALUE), recorded -> found.put(Identity.of(recorded.fact()), recorded));
            assertThat(found).isEqualTo(inForce);
        }
    }

    @Test
    void whoWasStoppedAfterTheTablesWereMadeGoesOn() throws Exception {
        makeDatabase(FACTS);
        DataFolder.open(folder).close();
        try (SqliteStore store = open(SMALL)) {
            assertThatAllWasTakenOver(store);
        }
    }

    @Test
    void whoseTakeoverFailedHalfwayBeginsAgain() throws Exception {
        makeDatabase(FACTS);
        DataFolder.open(folder).close();
        change("CREATE TRIGGER full BEFORE INSERT ON page WHEN (SELECT count(*) FROM page) >= 3"
                + " BEGIN SELECT RAISE(ABORT, 'no more'); END");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> open(SMALL)).isInstanceOf(CannotOpen.class).hasMessageContaining("no more");
            assertThat(ask("SELECT count(*) FROM fact")).isEqualTo(inForce.size());
            assertThat(ask("SELECT count(*) FROM page")).isZero();
            assertThat(ask("SELECT count(*) FROM arrival")).isZero();
        }
        change("DROP TRIGGER full");
        try (SqliteStore store = open(SMALL)) {
            assertThatAllWasTakenOver(store);
        }
    }

    @Test
    void aRowThatCannotBeUnderstoodIsLeftAloneAndTheFolderIsLetGo() throws Exception {
        makeDatabase(FACTS);
        change("UPDATE fact SET worker = 999 WHERE seq = 7");
        long worker = Integer.parseInt(inForce.values().stream()
                        .filter(recorded -> recorded.seq() == 7)
                        .findFirst()
                        .orElseThrow()
                        .fact()
                        .worker()
                        .value()
                        .substring(1))
                + 1L;
        assertThatThrownBy(() -> open(SMALL)).isInstanceOf(CannotOpen.class).hasMessageContaining("999");
        change("UPDATE fact SET worker = " + worker + " WHERE seq = 7");
        try (SqliteStore store = open(SMALL)) {
            assertThatAllWasTakenOver(store);
        }
    }
}
