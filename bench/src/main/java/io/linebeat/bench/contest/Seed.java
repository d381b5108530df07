package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.question.Window;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// How the first application of this kind kept events: a table in SQLite with four indexes, and every figure recomputed
/// in the
/// program from all the rows of its window. It ignores an id that it knows, so of a conflict the first one stays.
public final class Seed implements Contestant {
    private static final String INSERT = "INSERT OR IGNORE INTO events (event_id, timestamp, worker_id, workstation_id,"
            + " event_type, confidence, count, camera_id, model_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT worker_id, workstation_id, event_type, timestamp, count, confidence FROM events"
                    + " WHERE timestamp >= ? AND timestamp < ?";

    private final World world;
    private final Path folder;
    private final Connection connection;
    private final long before = Resident.of(ProcessHandle.current().pid());

    public Seed(World world, Path folder) {
        this.world = world;
        this.folder = folder;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db"));
            execute("PRAGMA journal_mode = WAL");
            execute("PRAGMA synchronous = FULL");
            execute("PRAGMA cache_size = -262144");
            execute("""
                    CREATE TABLE events (id INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, timestamp INTEGER NOT NULL,
                      worker_id TEXT NOT NULL, workstation_id TEXT NOT NULL, event_type TEXT NOT NULL, confidence REAL,
                      count INTEGER NOT NULL, camera_id TEXT, model_version TEXT)""");
            execute("CREATE INDEX events_worker ON events (worker_id)");
            execute("CREATE INDEX events_station ON events (workstation_id)");
            execute("CREATE INDEX events_time ON events (timestamp)");
            execute("CREATE INDEX events_worker_time ON events (worker_id, timestamp)");
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public List<String> settings() {
        return List.of(
                "SQLite inside the bench's process, WAL, synchronous=FULL, 256 MB cache; a row for each event, unique event id,"
                        + " indexes on worker, station, time, worker and time",
                "INSERT OR IGNORE; each question reads all rows of its window and computes the figures in the program");
    }

    @Override
    public String cannotKeep() {
        return "INSERT OR IGNORE keeps the first of one identity, not the greatest: conflicts depend on the order of arrival";
    }

    @Override
    public void take(List<Fact> facts) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Fact fact : facts) {
                insert.setString(1, world.eventId(fact));
                insert.setLong(2, fact.at());
                insert.setString(3, World.worker(fact.worker()));
                insert.setString(4, World.station(fact.station()));
                insert.setString(5, Fold.word(fact.kind()));
                insert.setObject(6, fact.confidence() < 0 ? null : fact.confidence() / 1e6);
                insert.setInt(7, fact.count());
                insert.setString(8, World.camera(fact.station()));
                insert.setString(9, World.MODEL_VERSION);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public Answer answer(Question question) {
        try {
            return switch (question) {
                case Question.Factory factory -> read(factory.window(), -1).totals(factory.window());
                case Question.Workers workers -> read(workers.window(), -1).workers(workers.window());
                case Question.Stations stations -> read(stations.window(), -1).stations(stations.window());
                case Question.Days days -> read(days.window(), days.worker()).days(days);
                case Question.Timeline timeline ->
                    read(timeline.window(), -1).timeline(timeline.station(), timeline.window());
            };
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private Fold read(Window window, int worker) throws SQLException {
        Fold fold = new Fold();
        try (PreparedStatement select =
                connection.prepareStatement(worker < 0 ? SELECT : SELECT + " AND worker_id = ?")) {
            select.setLong(1, window.from() - 2 * World.HOLD);
            select.setLong(2, window.end());
            if (worker >= 0) {
                select.setString(3, World.worker(worker));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    double confidence = rows.getDouble(6);
                    fold.add(
                            number(rows.getString(1)),
                            number(rows.getString(2)),
                            Fold.kind(rows.getString(3)),
                            rows.getLong(4),
                            rows.getInt(5),
                            rows.wasNull() ? -1 : (int) Math.round(confidence * 1e6));
                }
            }
        }
        return fold;
    }

    private static int number(String name) {
        return Integer.parseInt(name, 1, name.length(), 10);
    }

    @Override
    public void tidy() {
        try {
            connection.setAutoCommit(true);
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public long diskBytes() {
        return Disk.bytes(folder);
    }

    @Override
    public Memory memory() {
        return new Memory(Resident.of(ProcessHandle.current().pid()) - before, "embedded");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }
}
