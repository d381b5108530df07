package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckupTest {
    @TempDir
    Path folder;

    /// A folder whose log was not let go of, so that every table has rows.
    @BeforeEach
    void prepare() throws Exception {
        OpenArchive.prepare(folder);
        try (OpenArchive opened = new OpenArchive(folder, new Capacity(20, 100, 1L << 30))) {
            for (int i = 0; i < 20; i++) {
                opened.record(Numbered.facts(i * 50, 50));
            }
            opened.tidyUp();
            assertThat(opened.factsInTheLog()).isPositive();
        }
    }

    private SqliteStore open() throws CannotOpen {
        return SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF);
    }

    private Connection connect() throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("linebeat.db"));
        Seal.bringTo(connection);
        return connection;
    }

    private static byte[] read(Statements sql, String table, String column, long row) {
        List<byte[]> found = new ArrayList<>();
        sql.query("SELECT " + column + " FROM " + table + " WHERE rowid = ?", each -> found.add(each.getBytes(1)), row);
        return found.getFirst();
    }

    private static void write(Statements sql, String table, String column, long row, byte[] packed) {
        sql.update("UPDATE " + table + " SET " + column + " = ? WHERE rowid = ?", packed, row);
    }

    private static byte[] flipped(byte[] packed, Random random) {
        byte[] other = packed.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return other;
    }

    @Test
    void aFlippedBitOfAnyPackedColumnIsFoundAndItsRowIsNamed() throws Exception {
        Random random = new Random(31);
        try (Connection connection = connect();
                Statements sql = new Statements(connection)) {
            assertThat(Checkup.damage(connection)).isNull();
            for (String[] place : new String[][] {
                {"page", "packed"},
                {"page", "sources"},
                {"log", "packed"},
                {"log", "sources"},
                {"figures", "sums"},
                {"figures", "carries"},
                {"cell_sums", "sums"}
            }) {
                List<Long> rows = new ArrayList<>();
                sql.query("SELECT rowid FROM " + place[0], row -> rows.add(row.getLong(1)));
                assertThat(rows).as(place[0]).isNotEmpty();
                for (int i = 0; i < 5; i++) {
                    long row = rows.get(random.nextInt(rows.size()));
                    byte[] whole = read(sql, place[0], place[1], row);
                    write(sql, place[0], place[1], row, flipped(whole, random));
                    assertThat(Checkup.damage(connection))
                            .contains("row " + row + " of " + place[0] + ", " + place[1])
                            .contains("checksum");
                    write(sql, place[0], place[1], row, whole);
                }
            }
            assertThat(Checkup.damage(connection)).isNull();
        }
    }

    /// A change that the database was not told of, as a flipped bit is.
    private void change(String table, String what) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER IF EXISTS " + table + "_is_sealed_again");
            assertThat(statement.executeUpdate("UPDATE " + table + " SET " + what))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "worker, name = 'Somebody' WHERE no = 3",
        "station, type = 'packing' WHERE no = 2",
        "setting, value = value || ' ' WHERE name = 'rules'",
        "site_start, at = at + 1",
        "census, last_seq = last_seq + 1",
        "page, first_at = first_at + 1 WHERE no = (SELECT max(no) FROM page)",
    })
    void aChangedRowThatIsReadAtTheStartIsNotTakenForTrue(String table, String what) throws Exception {
        change(table, what);
        assertThatThrownBy(this::open)
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("of " + table)
                .hasMessageContaining("backup");
    }

    @ParameterizedTest
    @CsvSource({
        "arrival, at = at + 1 WHERE seq = 1",
        "fact_aside, confidence = 7 WHERE at = (SELECT max(at) FROM fact_aside)",
        "cell_sums, id = id + 100000 WHERE id = (SELECT max(id) FROM cell_sums)",
        "figures, page = page + 100000 WHERE page = (SELECT max(page) FROM figures)",
    })
    void aChangedRowThatIsReadLaterIsFound(String table, String what) throws Exception {
        change(table, what);
        try (Connection connection = connect()) {
            assertThat(Checkup.damage(connection)).isNotNull();
        }
    }

    @Test
    void aStoreThatIsOpenTellsOfIt() throws Exception {
        try (SqliteStore store = open();
                Connection connection = connect();
                Statements sql = new Statements(connection)) {
            assertThat(store.damage()).isNull();
            long row = sql.number("SELECT min(no) FROM page");
            write(sql, "page", "packed", row, flipped(read(sql, "page", "packed", row), new Random(32)));
            assertThat(store.damage()).contains("row " + row + " of page, packed");
        }
    }

    @Test
    void aDamagedLogIsNotOpenedAndLetsGoOfTheFolder() throws Exception {
        byte[] whole;
        long row;
        try (Connection connection = connect();
                Statements sql = new Statements(connection)) {
            row = sql.number("SELECT max(no) FROM log");
            whole = read(sql, "log", "packed", row);
            write(sql, "log", "packed", row, flipped(whole, new Random(33)));
        }
        assertThatThrownBy(this::open).isInstanceOf(CannotOpen.class).hasMessageContaining("checksum");
        try (Connection connection = connect();
                Statements sql = new Statements(connection)) {
            write(sql, "log", "packed", row, whole);
        }
        try (SqliteStore store = open()) {
            assertThat(store.damage()).isNull();
            assertThat(store.census().facts()).isPositive();
        }
    }
}
