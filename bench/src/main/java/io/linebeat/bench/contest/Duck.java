package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.KindCode;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// DuckDB in this process: facts in columns, figures by window functions.
public final class Duck implements Contestant {
    private final World world;
    private final Path folder;
    private final Connection connection;
    private final long before = Resident.of(ProcessHandle.current().pid());
    private final SqlLaw law = new SqlLaw(Dialect.DUCKDB);

    public Duck(World world, Path folder) {
        this.world = world;
        this.folder = folder;
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("facts.duckdb"));
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new Failed(e);
        }
        String columns = """
                ts BIGINT NOT NULL, worker SMALLINT NOT NULL, station SMALLINT NOT NULL, camera SMALLINT NOT NULL,
                version SMALLINT NOT NULL, kind TINYINT NOT NULL, units INTEGER NOT NULL, confidence INTEGER NOT NULL,
                production BOOLEAN NOT NULL, id %s NOT NULL""".formatted(world.ids() == IdForm.RANDOM ? "UUID" : "VARCHAR");
        execute("CREATE TABLE fact (" + columns + ", PRIMARY KEY (worker, ts, production, id))");
        execute("CREATE TEMPORARY TABLE arrived (" + columns + ")");
        commit();
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public List<String> settings() {
        return List.of(
                "DuckDB 2.0 inside the bench's process, default settings: each commit syncs its write-ahead log",
                "appender into a temporary table, then INSERT … ON CONFLICT DO UPDATE WHERE greater, primary key (worker, at,"
                        + " family, id); figures by window functions over the facts, on all cores");
    }

    @Override
    public void take(List<Fact> facts) {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "arrived")) {
            for (Fact fact : facts) {
                append(appender, fact);
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
        execute(PostgresServer.merge());
        execute("DELETE FROM arrived");
        commit();
    }

    private void append(DuckDBAppender appender, Fact fact) throws SQLException {
        appender.beginRow();
        appender.append(fact.at());
        appender.append((short) fact.worker());
        appender.append((short) fact.station());
        appender.append((short) fact.station());
        appender.append((short) 1);
        appender.append((byte) KindCode.of(fact.kind()));
        appender.append(fact.count());
        appender.append(fact.confidence());
        appender.append(fact.production());
        if (world.ids() == IdForm.RANDOM) {
            appender.append(new UUID(fact.idHigh(), fact.idLow()));
        } else {
            appender.append(world.eventId(fact));
        }
        appender.endRow();
    }

    @Override
    public Answer answer(Question question) {
        Answer answer = SqlAnswers.ask(connection, question, law.sql(question));
        commit();
        return answer;
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public void tidy() {
        execute("CHECKPOINT");
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
