package io.linebeat.bench.contest;

import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.KindCode;
import io.linebeat.bench.world.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// A PostgreSQL of its own, started for the measurement: durable, with memory as its manual advises for analytics.
final class PostgresServer implements AutoCloseable {
    /// What a batch is copied into before it is merged; columns as in `fact`.
    static final String COLUMNS = "ts, worker, station, camera, version, kind, units, confidence, production, id";

    private final World world;
    private final EmbeddedPostgres server;
    private final Connection connection;
    private ByteBuffer rows = ByteBuffer.allocate(1 << 16);

    PostgresServer(World world, Path folder) {
        this.world = world;
        try {
            this.server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(true)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("work_mem", "256MB")
                    .setServerConfig("maintenance_work_mem", "256MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("checkpoint_timeout", "15min")
                    .setServerConfig("wal_compression", "on")
                    .setServerConfig("max_connections", "10")
                    .start();
            this.connection = server.getPostgresDatabase().getConnection();
            connection.setAutoCommit(false);
        } catch (IOException | SQLException e) {
            throw new Failed(e);
        }
    }

    static List<String> settings() {
        return List.of(
                "PostgreSQL 18.1 as a process of its own, one connection over TCP",
                "fsync=on, synchronous_commit=on, shared_buffers=1GB, work_mem=256MB, max_wal_size=4GB, wal_compression=on",
                "rows arrive by binary COPY in a temporary table and are merged by INSERT … ON CONFLICT DO UPDATE WHERE"
                        + " greater: the greatest of one identity is in force");
    }

    Connection connection() {
        return connection;
    }

    void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// Creates `fact` and the temporary table `arrived`: keyed by worker and time, which is identity and the way to one
    /// worker's facts at once; a block range index finds windows, for rows lie nearly in order of time.
    void createFacts() {
        String columns = """
                ts bigint NOT NULL, worker smallint NOT NULL, station smallint NOT NULL, camera smallint NOT NULL,
                version smallint NOT NULL, kind smallint NOT NULL, units integer NOT NULL, confidence integer NOT NULL,
                production boolean NOT NULL, id %s NOT NULL""".formatted(world.ids() == IdForm.RANDOM ? "uuid" : "text COLLATE \"C\"");
        execute(
                "CREATE TABLE fact (" + columns + ", PRIMARY KEY (worker, ts, production, id))",
                "CREATE INDEX fact_ts ON fact USING brin (ts) WITH (pages_per_range = 16, autosummarize = on)",
                "CREATE TEMPORARY TABLE arrived (" + columns + ") ON COMMIT DELETE ROWS");
        commit();
    }

    /// The merge of `arrived` into `fact`.
    static String merge() {
        return """
                INSERT INTO fact (%1$s)
                SELECT DISTINCT ON (worker, ts, production, id) %1$s FROM arrived
                ORDER BY worker, ts, production, id, confidence DESC, kind DESC, station DESC, units DESC
                ON CONFLICT (worker, ts, production, id) DO UPDATE SET station = EXCLUDED.station,
                  camera = EXCLUDED.camera, kind = EXCLUDED.kind, units = EXCLUDED.units, confidence = EXCLUDED.confidence
                WHERE (EXCLUDED.confidence, EXCLUDED.kind, EXCLUDED.station, EXCLUDED.units)
                  > (fact.confidence, fact.kind, fact.station, fact.units)""".formatted(COLUMNS);
    }

    /// Copies facts into `arrived`.
    void copy(List<Fact> facts) {
        try {
            CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
            CopyIn copy = copying.copyIn("COPY arrived (" + COLUMNS + ") FROM STDIN (FORMAT binary)");
            rows.clear();
            rows.put("PGCOPY\n".getBytes(StandardCharsets.US_ASCII))
                    .put((byte) 0xFF)
                    .put((byte) '\r')
                    .put((byte) '\n');
            rows.put((byte) 0).putInt(0).putInt(0);
            for (Fact fact : facts) {
                put(fact);
            }
            room().putShort((short) -1);
            copy.writeToCopy(rows.array(), 0, rows.position());
            copy.endCopy();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private void put(Fact fact) {
        room().putShort((short) 10).putInt(8).putLong(fact.at());
        for (int each : new int[] {fact.worker(), fact.station(), fact.station(), 1, KindCode.of(fact.kind())}) {
            rows.putInt(2).putShort((short) each);
        }
        rows.putInt(4).putInt(fact.count()).putInt(4).putInt(fact.confidence());
        rows.putInt(1).put((byte) (fact.production() ? 1 : 0));
        if (world.ids() == IdForm.RANDOM) {
            rows.putInt(16).putLong(fact.idHigh()).putLong(fact.idLow());
        } else {
            byte[] id = world.eventId(fact).getBytes(StandardCharsets.US_ASCII);
            rows.putInt(id.length).put(id);
        }
    }

    private ByteBuffer room() {
        if (rows.remaining() < 256) {
            rows = ByteBuffer.allocate(rows.capacity() * 2).put(rows.flip());
        }
        return rows;
    }

    long diskBytes() {
        return number("SELECT pg_database_size(current_database())");
    }

    private long number(String sql) {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// What autovacuum and the checkpointer do in time.
    void tidy() {
        commit();
        try {
            connection.setAutoCommit(true);
            execute("VACUUM ANALYZE", "CHECKPOINT");
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// All its processes; the shared memory that they have touched is counted once.
    Contestant.Memory memory() {
        long parent = number("SELECT pg_backend_pid()");
        return ProcessHandle.of(parent)
                .flatMap(ProcessHandle::parent)
                .map(postmaster -> new Contestant.Memory(Resident.ofFamily(postmaster), "process"))
                .orElse(new Contestant.Memory(-1, "process"));
    }

    @Override
    public void close() {
        try {
            connection.close();
            server.close();
        } catch (IOException | SQLException e) {
            throw new Failed(e);
        }
    }
}
