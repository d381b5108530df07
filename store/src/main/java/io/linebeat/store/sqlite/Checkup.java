package io.linebeat.store.sqlite;

import io.linebeat.store.pack.Damaged;
import io.linebeat.store.pack.PackedCarries;
import io.linebeat.store.pack.PackedFacts;
import io.linebeat.store.pack.PackedSums;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Unpacks everything that is packed, for the checksums in it: the database itself does not look at what its rows hold.
final class Checkup {
    private Checkup() {}

    /// The first damage that is found, in words; `null` if there is none.
    static @Nullable String damage(Connection connection) {
        try (Statements sql = new Statements(connection)) {
            for (String table : List.of("page", "log")) {
                check(sql, table, "packed", PackedFacts::bare);
                // They are checked with the facts that they belong to.
                sql.query(
                        "SELECT rowid, packed, sources FROM " + table,
                        row -> check(row, table, "sources", () -> PackedFacts.of(row.getBytes(2), row.getBytes(3))));
            }
            check(sql, "figures", "sums", PackedSums::unpack);
            check(sql, "figures", "carries", packed -> PackedCarries.of(packed, 0));
            check(sql, "cell_sums", "sums", PackedSums::unpack);
            return null;
        } catch (Damaged e) {
            return e.getMessage();
        }
    }

    private interface Unpacking {
        Object of(byte[] packed);
    }

    private interface Attempt {
        void run() throws SQLException;
    }

    private static void check(Statements sql, String table, String column, Unpacking unpacking) {
        sql.query(
                "SELECT rowid, " + column + " FROM " + table,
                row -> check(row, table, column, () -> unpacking.of(row.getBytes(2))));
    }

    private static void check(ResultSet row, String table, String column, Attempt attempt) throws SQLException {
        try {
            attempt.run();
        } catch (Damaged e) {
            throw new Damaged("row " + row.getLong(1) + " of " + table + ", " + column + ": " + e.getMessage());
        }
    }
}
