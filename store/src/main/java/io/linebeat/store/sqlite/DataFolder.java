package io.linebeat.store.sqlite;

import io.linebeat.store.CannotOpen;
import io.linebeat.store.pack.Damaged;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/// The folder that holds the database, under the operating system's lock: a lock that outlives no process, unlike a
/// file with a process number in it.
///
/// SQLite takes that lock. One of [java.nio.channels.FileChannel] would be lost as soon as anything in this process
/// closed another channel to the same file, as a second attempt to open the folder does.
///
/// A new database is made under another name and renamed when it is complete. So a database file that is empty or
/// torn is always damage, and never taken for a new one.
final class DataFolder implements AutoCloseable {
    /// The newest schema that this version knows: the number of the last migration.
    static final int SCHEMA = 2;
    /// "LBEA" in ASCII: tells the file of a Linebeat from that of any other program.
    static final int APPLICATION_ID = 0x4C424541;
    /// Up to this size the whole file is checked whenever it is opened; beyond it, by `verify`.
    static final long MAX_CHECKED_BYTES = 64L << 20;

    private static final String DATABASE = "linebeat.db";
    private static final String LOCK = "linebeat.lock";
    private static final int CACHE_KIB = 32_768;
    private static final int READER_WAIT_MS = 5_000;

    private final Path folder;
    private final Connection lock;

    private DataFolder(Path folder, Connection lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Locks a folder, makes it and its database where there are none, and brings the schema up to date.
    static DataFolder open(Path folder) throws CannotOpen {
        DataFolder opened = new DataFolder(folder, lock(folder));
        try {
            opened.prepare();
            return opened;
        } catch (CannotOpen | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Connection lock(Path folder) throws CannotOpen {
        Path file = folder.resolve(LOCK);
        try {
            Files.createDirectories(folder);
            makeWritable(file);
        } catch (IOException e) {
            throw new CannotOpen("The data folder " + folder + " cannot be written: " + reasonOf(e) + ".", e);
        }
        try {
            return locked(file);
        } catch (SQLException e) {
            if (SqlFailure.codeOf(e) == SQLiteErrorCode.SQLITE_BUSY) {
                throw new CannotOpen("Another Linebeat is using the data folder " + folder
                        + ": stop it, or choose another folder with --data.");
            }
            throw new CannotOpen("The data folder " + folder + " cannot be locked: " + e.getMessage() + ".", e);
        }
    }

    private static void makeWritable(Path file) throws IOException {
        if (Files.notExists(file)) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // Another process was quicker; who gets the lock is seen next.
                return;
            }
        }
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static Connection locked(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(0);
        Connection connection = config.createConnection(url(file));
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static String reasonOf(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is a file and not a folder";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private void prepare() throws CannotOpen {
        Path file = database();
        try {
            if (Files.notExists(file)) {
                refuseOrphanedLog();
                create();
            }
            if (Files.size(file) == 0) {
                throw damaged("it is empty", null);
            }
            int schema = examine();
            if (schema < SCHEMA) {
                migrate(file);
            }
        } catch (IOException e) {
            throw new CannotOpen("The database " + file + " cannot be read: " + reasonOf(e) + ".", e);
        } catch (SQLException e) {
            throw unreadable(e);
        } catch (FlywayException e) {
            throw new CannotOpen("The database " + file + " cannot be brought up to date: " + e.getMessage() + ".", e);
        }
    }

    /// Why the database could not be used after all.
    CannotOpen cannotOpen(Exception e) {
        if (e instanceof Damaged) {
            return damaged(String.valueOf(e.getMessage()), e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return unreadable(sql);
            }
        }
        return new CannotOpen("The database " + database() + " cannot be opened: " + e.getMessage() + ".", e);
    }

    private CannotOpen unreadable(SQLException e) {
        return switch (SqlFailure.codeOf(e)) {
            case SQLITE_NOTADB -> damaged("its beginning is not that of a database", e);
            case SQLITE_CORRUPT -> damaged("its parts do not fit together", e);
            default -> new CannotOpen("The database " + database() + " cannot be read: " + e.getMessage() + ".", e);
        };
    }

    /// A write-ahead log without its database may hold facts that were acknowledged.
    private void refuseOrphanedLog() throws IOException, CannotOpen {
        if (hasLog()) {
            throw damaged("it is gone, but its write-ahead log is there", null);
        }
    }

    private boolean hasLog() throws IOException {
        Path log = folder.resolve(DATABASE + "-wal");
        return Files.exists(log) && Files.size(log) > 0;
    }

    private void create() throws IOException, SQLException {
        Path unfinished = folder.resolve(DATABASE + ".new");
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve(unfinished.getFileName() + part));
        }
        migrate(unfinished);
        try (Connection connection = source(unfinished, false).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            // What older schemas had is gone, and leaves no empty pages behind.
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        Files.move(unfinished, database(), StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folder);
    }

    /// Without this the rename itself could be lost with the power.
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no folders; there the file system orders a rename itself.
            if (Files.isReadable(folder) && java.io.File.separatorChar == '/') {
                throw e;
            }
        }
    }

    private static void migrate(Path file) {
        Flyway.configure()
                .dataSource(source(file, false))
                .locations("classpath:io/linebeat/store/sqlite")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /// Checks that the file is a whole database of ours, and says which schema it has. It only reads: a file that is
    /// refused stays as it is, to the byte.
    private int examine() throws SQLException, CannotOpen, IOException {
        try (Connection connection = readerSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
                throw new CannotOpen("The file " + database()
                        + " is no Linebeat database: move it away, or choose another folder with --data.");
            }
            int schema =
                    number(statement, "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success");
            if (schema > SCHEMA) {
                throw new CannotOpen("The database " + database() + " was written by a newer Linebeat (schema " + schema
                        + "; this version knows " + SCHEMA + "): start that version or a later one.");
            }
            checkPages(statement);
            return schema;
        }
    }

    private void checkPages(Statement statement) throws SQLException, CannotOpen, IOException {
        // SQLite itself misses whole pages, but takes a torn one for zeros.
        if (!hasLog() && Files.size(database()) % number(statement, "PRAGMA page_size") != 0) {
            throw damaged("its end is cut off", null);
        }
        if (Files.size(database()) > MAX_CHECKED_BYTES) {
            return;
        }
        String damage = damage(statement.getConnection());
        if (damage != null) {
            throw damaged(damage, null);
        }
    }

    /// What SQLite finds wrong with the whole file, if anything.
    static @Nullable String damage(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            result.next();
            String verdict = result.getString(1).strip().replace('\n', ' ');
            return "ok".equals(verdict) ? null : verdict;
        }
    }

    static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    private CannotOpen damaged(String how, @Nullable Exception cause) {
        String message = "The database " + database() + " is damaged (" + how
                + "); nothing was changed: put a backup of the folder in its place, or begin anew in another folder with"
                + " --data.";
        return cause == null ? new CannotOpen(message) : new CannotOpen(message, cause);
    }

    Path database() {
        return folder.resolve(DATABASE);
    }

    SQLiteDataSource writerSource() {
        return source(database(), false);
    }

    SQLiteDataSource readerSource() {
        return source(database(), true);
    }

    static SQLiteDataSource source(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(READER_WAIT_MS);
        config.setTempStore(SQLiteConfig.TempStore.FILE);
        config.setCacheSize(readOnly ? -CACHE_KIB / 4 : -CACHE_KIB);
        config.setReadOnly(readOnly);
        // Otherwise the driver asks for the last row's number after each insert.
        config.setGetGeneratedKeys(false);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        SQLiteDataSource source = new Source(config);
        source.setUrl(url(file));
        return source;
    }

    /// Of connections that can write and check seals.
    private static final class Source extends SQLiteDataSource {
        Source(SQLiteConfig config) {
            super(config);
        }

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            SQLiteConnection connection = super.getConnection(user, password);
            Seal.bringTo(connection);
            return connection;
        }
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
