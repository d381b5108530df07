package io.linebeat.store.sqlite;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Post;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.Shelf;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ledger's shelf in the writer's open transaction.
final class SqliteShelf implements Shelf {
    private static final String KEY = "cell = ? AND stream = ? AND worker = ? AND at = ? AND identity = ?";
    private static final String INTO_FACT =
            " INTO fact (cell, " + FactRows.RECORDED_COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String INSERT = "INSERT OR IGNORE" + INTO_FACT;
    private static final String REPLACE = "INSERT OR REPLACE" + INTO_FACT;
    private static final String OBSERVATIONS =
            "WITH RECURSIVE span (cell) AS (SELECT ?1 UNION ALL SELECT cell + 1 FROM span WHERE cell < ?2) SELECT "
                    + FactRows.COLUMNS.replace("stream", "fact.stream")
                    + " FROM span CROSS JOIN fact WHERE fact.cell = span.cell AND stream = ?3 AND worker = ?4"
                    + " AND at >= ?5 AND at < ?6 AND kind < 3";

    private final Statements sql;
    private final Names names;
    private final FactRows rows;
    private final Tallies tallies;
    private final Neighbours neighbours;
    private final Map<String, Long> siteStarts = new HashMap<>();
    private long lastSeq;
    private long writtenSeq;
    private long receivedAt;
    private boolean demo;
    private long newFacts;
    private long newOfSenders;
    private long newAside;

    SqliteShelf(Statements sql, Names names) {
        this.sql = sql;
        this.names = names;
        this.rows = new FactRows(names, sql);
        this.tallies = new Tallies(sql);
        this.neighbours = new Neighbours(this::search);
    }

    /// Forgets what it remembers of the database and reads it again.
    void load() {
        tallies.forget();
        neighbours.forgetAll();
        siteStarts.clear();
        sql.query("SELECT site, at FROM site_start", row -> siteStarts.put(row.getString(1), row.getLong(2)));
        lastSeq = sql.number("SELECT last_seq FROM census");
        startCounting();
    }

    /// What the facts that follow are recorded with.
    void arriving(long receivedAtNow, boolean fromDemoFactory) {
        receivedAt = receivedAtNow;
        demo = fromDemoFactory;
    }

    /// Writes down what was summed up since the transaction began.
    void finish() {
        tallies.write();
        if (lastSeq == writtenSeq && newAside == 0) {
            return; // a commit of what was known already leaves the file as it is
        }
        sql.update(
                "UPDATE census SET facts = facts + ?, of_senders = of_senders + ?, aside = aside + ?, last_seq = ?",
                newFacts,
                newOfSenders,
                newAside,
                lastSeq);
        startCounting();
    }

    private void startCounting() {
        writtenSeq = lastSeq;
        newFacts = 0;
        newOfSenders = 0;
        newAside = 0;
    }

    @Override
    public @Nullable Fact putIfAbsent(Fact fact) {
        if (insert(fact, INSERT, lastSeq + 1) == 0) {
            return find(fact);
        }
        lastSeq++;
        newFacts++;
        newOfSenders += demo ? 0 : 1;
        noteSiteStart(fact);
        neighbours.added(fact);
        return null;
    }

    private int insert(Fact fact, String statement, long seq) {
        return sql.update(
                statement,
                Grid.cellOf(fact.at()),
                names.number(fact.stream(), sql),
                names.workers().number(fact.worker()),
                fact.at(),
                FactRows.identity(fact),
                fact.kindRank(),
                names.stations().number(fact.station()),
                fact.count(),
                FactRows.confidence(fact.confidence()),
                rows.camera(fact.source()),
                rows.model(fact.source()),
                seq,
                receivedAt,
                demo ? 1 : 0);
    }

    private Fact find(Fact fact) {
        List<Fact> found = new ArrayList<>(1);
        sql.query(
                "SELECT " + FactRows.COLUMNS + " FROM fact WHERE " + KEY, row -> found.add(rows.read(row)), key(fact));
        return found.getFirst();
    }

    private Object[] key(Fact fact) {
        return new Object[] {
            Grid.cellOf(fact.at()),
            names.number(fact.stream(), sql),
            names.workers().number(fact.worker()),
            fact.at(),
            FactRows.identity(fact)
        };
    }

    private void noteSiteStart(Fact fact) {
        String site = fact.worker().site().value();
        if (fact.stream().equals(Stream.LIVE) && fact.at() < siteStarts.getOrDefault(site, Long.MAX_VALUE)) {
            siteStarts.put(site, fact.at());
            sql.update("INSERT OR REPLACE INTO site_start (site, at) VALUES (?, ?)", site, fact.at());
        }
    }

    @Override
    public void replace(Fact known, Fact greater) {
        newOfSenders += (int) sql.number("SELECT demo FROM fact WHERE " + KEY, key(known)) - (demo ? 1 : 0);
        insert(greater, REPLACE, ++lastSeq);
        neighbours.removed(known);
        neighbours.added(greater);
    }

    @Override
    public void setAside(Fact lesser) {
        newAside += sql.update(
                "INSERT OR IGNORE INTO fact_aside (cell, " + FactRows.COLUMNS
                        + ", received_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                Grid.cellOf(lesser.at()),
                names.number(lesser.stream(), sql),
                names.workers().number(lesser.worker()),
                lesser.at(),
                FactRows.identity(lesser),
                lesser.kindRank(),
                names.stations().number(lesser.station()),
                lesser.count(),
                FactRows.confidence(lesser.confidence()),
                rows.camera(lesser.source()),
                rows.model(lesser.source()),
                receivedAt);
    }

    @Override
    public List<Observation> observations(Lane lane, Span stretch) {
        return neighbours.find(lane, stretch);
    }

    /// One search per cell of the stretch: the key has the cell before the worker.
    private List<Observation> search(Lane lane, Span stretch) {
        List<Observation> found = new ArrayList<>();
        sql.query(
                OBSERVATIONS,
                row -> found.add((Observation) rows.read(row)),
                Grid.cellOf(stretch.from()),
                Grid.cellOf(stretch.to()),
                names.number(lane.stream(), sql),
                names.workers().number(lane.worker()),
                stretch.from(),
                stretch.to());
        found.sort(Fact.BY_TIME);
        return found;
    }

    @Override
    public void replaceRuns(Lane lane, long cell, List<Run> runs) {
        int stream = names.number(lane.stream(), sql);
        int worker = names.workers().number(lane.worker());
        sql.update("DELETE FROM run WHERE cell = ? AND stream = ? AND worker = ?", cell, stream, worker);
        for (Run run : runs) {
            sql.update(
                    "INSERT INTO run (cell, stream, worker, from_at, to_at, state, station, confidence)"
                            + " VALUES (?,?,?,?,?,?,?,?)",
                    cell,
                    stream,
                    worker,
                    run.span().from(),
                    run.span().to(),
                    run.state().rank(),
                    names.stations().number(run.station()),
                    FactRows.confidence(run.confidence()));
        }
    }

    @Override
    public List<Run> presence(Post post, long cell) {
        List<Run> runs = new ArrayList<>();
        sql.query(
                "SELECT from_at, to_at, state, confidence FROM run"
                        + " WHERE cell = ? AND stream = ? AND station = ? AND state > 0",
                row -> runs.add(new Run(
                        new Span(row.getLong(1), row.getLong(2)),
                        State.ofRank(row.getInt(3)),
                        post.station(),
                        FactRows.confidence(row.getInt(4)))),
                cell,
                names.number(post.stream(), sql),
                names.stations().number(post.station()));
        return runs;
    }

    @Override
    public StationTally tally(Post post, long cell) {
        Tallies.Key key = key(post, cell);
        List<StationTally> found = new ArrayList<>(1);
        sql.query(
                "SELECT occupied, working, person, units, events FROM station_tally"
                        + " WHERE level = 0 AND cell = ? AND stream = ? AND station = ?",
                row -> found.add(new StationTally(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))),
                key.cell(),
                key.stream(),
                key.number());
        return found.isEmpty() ? tallies.waiting(key) : found.getFirst().plus(tallies.waiting(key));
    }

    @Override
    public void add(Lane lane, long cell, WorkerTally delta) {
        tallies.addToWorker(
                new Tallies.Key(
                        cell, names.number(lane.stream(), sql), names.workers().number(lane.worker())),
                delta);
    }

    @Override
    public void add(Post post, long cell, StationTally delta) {
        tallies.addToStation(key(post, cell), delta);
    }

    private Tallies.Key key(Post post, long cell) {
        return new Tallies.Key(
                cell, names.number(post.stream(), sql), names.stations().number(post.station()));
    }
}
