package io.linebeat.store.sqlite;

import io.linebeat.store.pack.Damaged;
import io.linebeat.store.pack.PackedCarries;
import io.linebeat.store.pack.PackedFacts;
import io.linebeat.store.pack.PackedSums;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/// Unpacks everything that is packed, for the checksums in it: the database itself does not look at what its rows hold.
final class Checkup {
    private Checkup() {}

    /// The first damage that is found, in words; `null` if there is none.
    static @Nullable String damage(Connection connection) {
        try (Statements sql = new Statements(connection)) {
            check(sql, "page", "packed", PackedFacts::of);
            check(sql, "log", "packed", PackedFacts::of);
            check(sql, "figures", "sums", PackedSums::unpack);
            check(sql, "figures", "carries", packed -> PackedCarries.unpack(packed, 0));
            check(sql, "cell_sums", "sums", PackedSums::unpack);
            return null;
        } catch (Damaged e) {
            return e.getMessage();
        }
    }

    private interface Unpacking {
        Object of(byte[] packed);
    }

    private static void check(Statements sql, String table, String column, Unpacking unpacking) {
        sql.query("SELECT rowid, " + column + " FROM " + table, row -> {
            try {
                unpacking.of(row.getBytes(2));
            } catch (Damaged e) {
                throw new Damaged("row " + row.getLong(1) + " of " + table + ", " + column + ": " + e.getMessage());
            }
        });
    }
}
