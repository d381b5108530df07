package io.linebeat.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The prepared statements of one connection, each made once. Not for use by two threads at a time.
///
/// Before each use it waits until the connection is free.
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Runnable untilFree;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this(connection, () -> {});
    }

    /// @param untilFree waits for whoever else uses the connection
    Statements(Connection connection, Runnable untilFree) {
        this.connection = connection;
        this.untilFree = untilFree;
    }

    /// Reads a row of a result.
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /// Makes something of a row.
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /// Runs a change and says how many rows it touched. Parameters are texts, bytes and whole numbers.
    int update(String sql, Object... parameters) {
        try {
            return bound(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /// Runs a query and reads its rows one by one.
    void query(String sql, RowReader reader, Object... parameters) {
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /// The first column of the only row; 0 where it is null or there is no row.
    long number(String sql, Object... parameters) {
        long[] found = new long[1];
        query(sql, row -> found[0] = row.getLong(1), parameters);
        return found[0];
    }

    /// The driver gives up a statement that failed: the next use needs a new one.
    private SqlFailure failed(String sql, SQLException cause) {
        PreparedStatement failed = prepared.remove(sql);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return new SqlFailure(cause);
    }

    private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
        untilFree.run();
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case String text -> statement.setString(i + 1, text);
                default -> throw new IllegalArgumentException("not a parameter: " + parameters[i]);
            }
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            prepared.clear();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
