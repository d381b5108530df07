package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Receipt;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders that open, and those that must not.
class DataFolderTest {
    private static final int PAGE = 4_096;

    @TempDir
    Path temp;

    private Path folder = Path.of("");
    private Path database = Path.of("");

    @BeforeEach
    void choose() {
        folder = temp.resolve("data");
        database = folder.resolve("linebeat.db");
    }

    private SqliteStore open() throws CannotOpen {
        return SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF);
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(this::open).isInstanceOf(CannotOpen.class).hasMessageEndingWith(".");
    }

    /// A store with some facts, closed again.
    private void makeStore() throws CannotOpen {
        try (SqliteStore store = open()) {
            Numbered.register(store);
            store.record(Numbered.intake(0, 500));
        }
    }

    @Test
    void aSecondServerOnAFolderIsRefusedAndTheFirstUnharmed() throws Exception {
        try (SqliteStore first = open()) {
            Numbered.register(first);
            assertRefused().hasMessageContaining("Another Linebeat is using the data folder " + folder);

            assertThat(Child.open(folder))
                    .as("another process, after the attempt in this one")
                    .startsWith("Another Linebeat is using the data folder");
            assertThat(first.record(Numbered.intake(0, 1))).containsExactly(Receipt.NEW);
        }
        assertThat(Child.open(folder)).as("after closing").isEqualTo("opened");
        open().close();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Files.writeString(folder, "I am a file");

        assertRefused().hasMessageContaining("data folder " + folder).hasMessageContaining("a file and not a folder");
        assertThat(folder).hasContent("I am a file");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        folder = file.resolve("data");

        assertRefused().hasMessageContaining("The data folder " + folder + " cannot be written");
    }

    @Test
    void otherFilesInTheFolderAreLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("site.yaml"), "zone: UTC");
        Files.writeString(folder.resolve("exports/facts.csv"), "a,b");
        makeStore();
        makeStore();

        assertThat(folder.resolve("site.yaml")).hasContent("zone: UTC");
        assertThat(folder.resolve("exports/facts.csv")).hasContent("a,b");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("exports", "linebeat.db", "linebeat.lock", "site.yaml");
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndNotTouched() throws Exception {
        makeStore();
        sql(database, "UPDATE flyway_schema_history SET version = '99'");
        byte[] before = Files.readAllBytes(database);

        assertRefused()
                .hasMessageContaining(database.toString())
                .hasMessageContaining("newer Linebeat")
                .hasMessageContaining("schema 99; this version knows 2");
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    @Test
    void aForeignDatabaseIsRefusedAndNotTouched() throws Exception {
        Files.createDirectories(folder);
        sql(database, "CREATE TABLE holiday (name TEXT)");
        byte[] before = Files.readAllBytes(database);

        assertRefused().hasMessageContaining("The file " + database + " is no Linebeat database");
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    @Test
    void anEmptyDatabaseFileIsDamageAndNoFreshStart() throws Exception {
        Files.createDirectories(folder);
        Files.createFile(database);

        assertDamaged().hasMessageContaining("it is empty");
        assertThat(database).isEmptyFile();
    }

    @Test
    void aWriteAheadLogWithoutItsDatabaseIsDamageAndNoFreshStart() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("linebeat.db-wal"), "facts that were acknowledged");

        assertDamaged().hasMessageContaining("write-ahead log is there");
        assertThat(database).doesNotExist();
    }

    @Test
    void aTruncatedDatabaseIsDamage() throws Exception {
        makeStore();
        byte[] whole = Files.readAllBytes(database);
        for (int length :
                new int[] {10, 99, 100, 600, PAGE - 1, PAGE, whole.length / 2, whole.length - PAGE, whole.length - 1}) {
            assertDamagedWhen(_ -> Arrays.copyOf(whole, length), "cut to " + length + " bytes");
        }
        Files.write(database, whole);
        open().close();
    }

    @Test
    void aGarbledPageIsDamageWhicheverItIs() throws Exception {
        makeStore();
        byte[] whole = Files.readAllBytes(database);
        Random random = new Random(1);
        for (int page = 0; page < whole.length / PAGE; page++) {
            int from = page * PAGE;
            assertDamagedWhen(
                    bytes -> {
                        byte[] garbled = new byte[PAGE];
                        random.nextBytes(garbled);
                        System.arraycopy(garbled, 0, bytes, from, PAGE);
                        return bytes;
                    },
                    "page " + page + " garbled");
        }
    }

    @Test
    void aDatabaseOverwrittenWithZerosIsDamage() throws Exception {
        makeStore();

        assertDamagedWhen(whole -> new byte[whole.length], "all zeros");
        assertDamagedWhen(
                whole -> {
                    Arrays.fill(whole, 0, PAGE, (byte) 0);
                    return whole;
                },
                "first page zeros");
    }

    private void assertDamagedWhen(UnaryOperator<byte[]> damage, String how) throws IOException {
        byte[] whole = Files.readAllBytes(database);
        byte[] damaged = damage.apply(whole.clone());
        Files.write(database, damaged);
        assertDamage(catchThrowable(this::open), how);
        assertThat(Files.readAllBytes(database)).as(how).isEqualTo(damaged);
        Files.write(database, whole);
    }

    private AbstractThrowableAssert<?, ?> assertDamaged() {
        return assertDamage(catchThrowable(this::open), "opening");
    }

    private AbstractThrowableAssert<?, ?> assertDamage(Throwable thrown, String how) {
        return assertThat(thrown)
                .as(how)
                .isInstanceOf(CannotOpen.class)
                .hasMessageStartingWith("The database " + database + " is damaged (")
                .hasMessageContaining("nothing was changed")
                .hasMessageNotContaining("SQLITE");
    }

    @Test
    void aCreationThatWasCutShortIsBegunAnew() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("linebeat.db.new"), "half a database");
        Files.writeString(folder.resolve("linebeat.db.new-wal"), "half a log");
        makeStore();

        assertThat(folder.resolve("linebeat.db.new")).doesNotExist();
        assertThat(folder.resolve("linebeat.db.new-wal")).doesNotExist();
        assertThat(database).isNotEmptyFile();
    }

    @Test
    void theWriterWritesAheadAndWaitsForTheDiskAndReadersCannotWrite() throws Exception {
        try (DataFolder opened = DataFolder.open(folder)) {
            try (Connection writer = opened.writerSource().getConnection();
                    Statements sql = new Statements(writer)) {
                assertThat(text(sql, "PRAGMA journal_mode")).isEqualTo("wal");
                assertThat(sql.number("PRAGMA synchronous")).as("FULL").isEqualTo(2);
            }
            try (Connection reader = opened.readerSource().getConnection();
                    Statements sql = new Statements(reader)) {
                assertThat(text(sql, "PRAGMA journal_mode")).isEqualTo("wal");
                assertThatThrownBy(() -> sql.update("UPDATE census SET aside = 7"))
                        .hasMessageContaining("readonly database");
            }
        }
    }

    private static String text(Statements sql, String query) {
        StringBuilder found = new StringBuilder();
        sql.query(query, row -> found.append(row.getString(1)));
        return found.toString();
    }

    private static void sql(Path file, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
