package io.linebeat.bench.limit;

import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.contest.Failed;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.KindCode;
import io.linebeat.bench.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// How many rows a second SQLite appends durably when nothing else is asked of it: no index, no identity, no figures,
/// no HTTP.
/// The limit that Linebeat's intake is compared with.
public final class BareSqlite {
    private static final String INSERT = "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)";

    private BareSqlite() {}

    /// Rows per second, of `rows` rows in transactions of `batch`.
    public static double perSecond(Path folder, World world, long rows, int batch) {
        try {
            Path own = Files.createTempDirectory(folder, "bare");
            try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + own.resolve("rows.db"))) {
                create(database);
                return append(database, new Arrivals(world, Delivery.USUAL, 0, rows), batch);
            } finally {
                Disk.remove(own);
            }
        } catch (SQLException e) {
            throw new Failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute(
                    "CREATE TABLE fact (at INTEGER, worker INTEGER, station INTEGER, kind INTEGER, units INTEGER,"
                            + " confidence INTEGER, id BLOB)");
        }
        database.setAutoCommit(false);
    }

    private static double append(Connection database, Arrivals arrivals, int batch) throws SQLException {
        long rows = 0;
        long nanos = 0;
        try (PreparedStatement insert = database.prepareStatement(INSERT)) {
            for (List<Fact> facts = arrivals.next(batch); !facts.isEmpty(); facts = arrivals.next(batch)) {
                long start = System.nanoTime();
                for (Fact fact : facts) {
                    insert.setLong(1, fact.at());
                    insert.setInt(2, fact.worker());
                    insert.setInt(3, fact.station());
                    insert.setInt(4, KindCode.of(fact.kind()));
                    insert.setInt(5, fact.count());
                    insert.setInt(6, fact.confidence());
                    insert.setBytes(7, id(fact));
                    insert.addBatch();
                }
                insert.executeBatch();
                database.commit();
                nanos += System.nanoTime() - start;
                rows += facts.size();
            }
        }
        return rows * 1e9 / nanos;
    }

    private static byte[] id(Fact fact) {
        return ByteBuffer.allocate(16)
                .putLong(fact.idHigh())
                .putLong(fact.idLow())
                .array();
    }
}
