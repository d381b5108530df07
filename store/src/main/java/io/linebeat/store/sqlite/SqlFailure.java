package io.linebeat.store.sqlite;

import io.linebeat.store.StoreFailed;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// An [SQLException] on its way through code that does not know of SQL.
final class SqlFailure extends RuntimeException {
    private final SQLException sql;

    SqlFailure(SQLException sql) {
        super(sql.getMessage(), sql);
        this.sql = sql;
    }

    SQLException sql() {
        return sql;
    }

    /// The same for those who know of the store alone.
    static StoreFailed storeFailed(SQLException sql) {
        return switch (codeOf(sql)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new StoreFailed(
                        "the database is damaged: stop the server and put a backup of the data folder in its place",
                        sql);
            default -> new StoreFailed("the database failed: " + sql.getMessage(), sql);
        };
    }

    /// The primary result code; extended codes carry it in their low byte.
    static SQLiteErrorCode codeOf(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
        }
        return SQLiteErrorCode.getErrorCode(sql.getErrorCode() & 0xff);
    }
}
