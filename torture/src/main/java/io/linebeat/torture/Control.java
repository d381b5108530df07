package io.linebeat.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What many programs do: SQLite with a write-ahead log and `synchronous=NORMAL`, each row acknowledged after its
/// commit.
final class Control {
    private Control() {}

    public static void main(String... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=NORMAL");
            statement.execute("CREATE TABLE row (no INTEGER PRIMARY KEY)");
            System.out.println(StoreChild.READY);
            for (int no = 1; ; no++) {
                statement.execute("INSERT INTO row VALUES (" + no + ")");
                System.out.println(no);
            }
        }
    }

    /// How many rows are there; none where there is not even the table.
    static long rows(Path file) {
        if (Files.notExists(file)) {
            return 0;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM row")) {
            return rows.getLong(1);
        } catch (SQLException e) {
            return 0;
        }
    }
}
