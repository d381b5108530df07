package io.linebeat.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.sqlite.Function;

/// A checksum of what a row says, in the row itself: SQLite does not see when a bit of it is another. The database
/// writes it (the triggers of V2) by a function that each connection of ours brings along.
final class Seal extends Function {
    private static final String NAME = "seal";
    private static final String COLUMNS =
            "SELECT name FROM pragma_table_info(?) WHERE name <> '" + NAME + "' ORDER BY cid";

    /// The tables whose rows have one that the database writes: those that are read when it is opened first.
    static final List<String> READ_AT_THE_START =
            List.of("setting", "worker", "station", "stream", "site_start", "census");

    static final List<String> OTHERS = List.of("camera", "model", "arrival", "fact_aside", "refusal");

    private Seal() {}

    static void bringTo(Connection connection) throws SQLException {
        Function.create(connection, NAME, new Seal());
    }

    static long of(List<?> values) {
        CRC32C checksum = new CRC32C();
        for (Object value : values) {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            checksum.update(bytes, 0, bytes.length);
            checksum.update(0);
        }
        return checksum.getValue();
    }

    @Override
    protected void xFunc() throws SQLException {
        List<Object> values = new ArrayList<>(args());
        for (int i = 0; i < args(); i++) {
            values.add(value_text(i));
        }
        result(of(values));
    }

    /// Says which row of a table is not what was written, if there is one.
    static List<String> broken(String table, Statements sql) {
        List<String> columns = new ArrayList<>();
        sql.query(COLUMNS, row -> columns.add(row.getString(1)), table);
        List<String> found = new ArrayList<>();
        sql.query(
                "SELECT " + columns.getFirst() + " FROM " + table + " WHERE " + NAME + " <> " + NAME + "("
                        + columns.stream().collect(Collectors.joining(", ")) + ") LIMIT 1",
                row -> found.add("row " + row.getString(1) + " of " + table + ": the checksum is another one"));
        return found;
    }
}
