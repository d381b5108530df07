package io.linebeat.store.sqlite;

import io.linebeat.store.pack.Damaged;
import io.linebeat.store.pack.PackedCarries;
import io.linebeat.store.pack.PackedFacts;
import io.linebeat.store.pack.PackedSums;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Unpacks everything that is packed, for the checksums in it: the database itself does not look at what its rows hold.
final class Checkup {
    /// The key under which what belongs to a page is packed.
    private static final String CELL = "page.level << 48 | page.cell";

    private Checkup() {}

    /// The first damage that is found, in words; `null` if there is none.
    static @Nullable String damage(Connection connection) {
        try (Statements sql = new Statements(connection)) {
            for (String table : Seal.READ_AT_THE_START) {
                checkSeals(sql, table);
            }
            for (String table : Seal.OTHERS) {
                checkSeals(sql, table);
            }
            sql.query("SELECT " + PageRows.COLUMNS + " FROM page", PageRows::read);
            checkFacts(sql, "page", CELL);
            checkFacts(sql, "log", "no");
            String ofPages = "figures JOIN page ON page.no = figures.page";
            check(sql, ofPages, "figures.page", CELL, "sums", PackedSums::unpack);
            check(sql, ofPages, "figures.page", CELL, "carries", (packed, key) -> PackedCarries.of(packed, 0, key));
            check(sql, "cell_sums", "id", "id", "sums", PackedSums::unpack);
            checkThatAllAreThere(sql);
            return null;
        } catch (Damaged e) {
            return e.getMessage();
        }
    }

    private interface Unpacking {
        Object of(byte[] packed, long key);
    }

    private interface Attempt {
        void run() throws SQLException;
    }

    static void checkSeals(Statements sql, String table) {
        for (String broken : Seal.broken(table, sql)) {
            throw new Damaged(broken);
        }
    }

    private static void checkFacts(Statements sql, String table, String key) {
        sql.query("SELECT no, " + key + ", packed, sources FROM " + table, row -> {
            byte[] packed = row.getBytes(3);
            check(row, table, "packed", () -> PackedFacts.bare(packed, row.getLong(2)));
            // They are checked with the facts that they belong to.
            check(row, table, "sources", () -> PackedFacts.of(packed, row.getBytes(4), row.getLong(2)));
        });
    }

    private static void check(Statements sql, String table, String no, String key, String column, Unpacking unpacking) {
        sql.query(
                "SELECT " + no + ", " + key + ", " + column + " FROM " + table,
                row -> check(row, table, column, () -> unpacking.of(row.getBytes(3), row.getLong(2))));
    }

    private static void check(ResultSet row, String table, String column, Attempt attempt) throws SQLException {
        try {
            attempt.run();
        } catch (Damaged e) {
            throw new Damaged("row " + row.getLong(1) + " of " + table.replaceAll(" .*", "") + ", " + column + ": "
                    + e.getMessage());
        }
    }

    /// A number that is another one parts a page from its figures.
    private static void checkThatAllAreThere(Statements sql) {
        long apart = sql.number("SELECT (SELECT count(*) FROM page WHERE no NOT IN (SELECT page FROM figures))"
                + " + (SELECT count(*) FROM figures WHERE page NOT IN (SELECT no FROM page))");
        if (apart > 0) {
            throw new Damaged(apart + " pages and figures do not belong together");
        }
    }
}
