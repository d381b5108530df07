package io.linebeat.store.sqlite;

import static java.util.Comparator.reverseOrder;

import io.linebeat.core.measure.Micros;
import io.linebeat.store.Backed;
import io.linebeat.store.CannotBackUp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Backups of a data folder, each a folder of its own below another: `linebeat-20261129T013000Z`.
///
/// SQLite writes one state of the database into a new file, beside whoever else uses it; intake goes on meanwhile. The
/// copy is looked through before it gets its name, and so is every one that is taken back. Its checksum lies beside it
/// as `sha256sum -c` reads it.
final class Backups {
    private static final String DATABASE = "linebeat.db";
    private static final String SETTINGS = "site.yaml";
    private static final String CHECKSUMS = "SHA256SUMS";
    private static final String PREFIX = "linebeat-";
    private static final String NAMES = PREFIX + "[0-9]{8}T[0-9]{6}Z";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Backups() {}

    /// Makes one, whether a server uses the data or not.
    ///
    /// @param into the folder of backups; it is made if it is not there
    /// @param keep how many there may be; older ones are removed once this one is safe
    /// @param now in microseconds since the epoch
    static Backed make(Path data, Path into, int keep, long now) throws CannotBackUp {
        Path database = data.resolve(DATABASE);
        if (!Files.isRegularFile(database)) {
            throw new CannotBackUp("There is no database " + database + ".");
        }
        Path folder = into.resolve(PREFIX + NAME.format(Micros.instant(now)));
        Path unfinished = into.resolve(".unfinished-" + folder.getFileName());
        try {
            Files.createDirectories(into);
            if (Files.exists(folder)) {
                throw new CannotBackUp("There is a backup " + folder + " already.");
            }
            remove(unfinished);
            Files.createDirectory(unfinished);
            copy(data, database, unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            DataFolder.syncFolder(into);
            return new Backed(folder.toString(), Files.size(folder.resolve(DATABASE)), rotate(into, keep));
        } catch (IOException | UncheckedIOException e) {
            throw new CannotBackUp("The backup " + folder + " cannot be written: " + e.getMessage() + ".", e);
        } finally {
            removeQuietly(unfinished);
        }
    }

    private static void copy(Path data, Path database, Path into) throws IOException, CannotBackUp {
        Path copy = into.resolve(DATABASE);
        try (Connection connection = DataFolder.source(database, true).getConnection();
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new CannotBackUp("The database " + database + " cannot be copied: " + e.getMessage() + ".", e);
        }
        String damage = damage(copy);
        if (damage != null) {
            throw new CannotBackUp("The copy of " + database + " is damaged, and so the database may be: " + damage
                    + ". Keep the backups that there are, and run verify.");
        }
        if (Files.exists(data.resolve(SETTINGS))) {
            Files.copy(data.resolve(SETTINGS), into.resolve(SETTINGS));
        }
        StringBuilder sums = new StringBuilder();
        for (Path file : files(into)) {
            sums.append(line(file)).append('\n');
            sync(file);
        }
        Files.writeString(into.resolve(CHECKSUMS), sums);
        sync(into.resolve(CHECKSUMS));
        DataFolder.syncFolder(into);
    }

    /// What is wrong with a database that nobody uses, if anything is.
    private static @Nullable String damage(Path database) {
        try (Connection connection = DataFolder.source(database, true).getConnection();
                Statement statement = connection.createStatement()) {
            if (DataFolder.number(statement, "PRAGMA application_id") != DataFolder.APPLICATION_ID) {
                return "it is no Linebeat database";
            }
            String found = DataFolder.damage(connection);
            return found == null ? Checkup.damage(connection) : found;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        } catch (SqlFailure e) {
            return String.valueOf(e.sql().getMessage());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith(CHECKSUMS)).sorted().toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static int rotate(Path into, int keep) throws IOException {
        List<Path> backups;
        try (Stream<Path> all = Files.list(into)) {
            backups = all.filter(path -> path.getFileName().toString().matches(NAMES))
                    .sorted(reverseOrder())
                    .toList();
        }
        List<Path> old = backups.subList(Math.min(keep, backups.size()), backups.size());
        for (Path each : old) {
            remove(each);
        }
        return old.size();
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void removeQuietly(Path folder) {
        try {
            remove(folder);
        } catch (IOException _) {
            // The next backup of this name removes it.
        }
    }

    /// Takes a backup back, into a data folder without a database that nobody uses. One that is not what was written is
    /// refused, and so is a target that holds a database: nothing is ever overwritten.
    static void restore(Path backup, Path data) throws CannotBackUp {
        List<String> written = checksums(backup);
        Path target = data.resolve(DATABASE);
        Path unfinished = data.resolve(DATABASE + ".restoring");
        try {
            Files.createDirectories(data);
            for (String part : List.of("", "-wal", "-shm")) {
                if (Files.exists(data.resolve(DATABASE + part))) {
                    throw new CannotBackUp("There is a " + data.resolve(DATABASE + part)
                            + " already: move it away, or restore into another folder with --data.");
                }
            }
            Files.copy(backup.resolve(DATABASE), unfinished, StandardCopyOption.REPLACE_EXISTING);
            if (!written.contains(line(sha256(unfinished), DATABASE))) {
                throw new CannotBackUp("The disk of " + data + " does not keep what is written to it.");
            }
            String damage = damage(unfinished);
            if (damage != null) {
                throw new CannotBackUp("The backup " + backup + " is damaged: " + damage + ". Take an older one.");
            }
            if (Files.exists(backup.resolve(SETTINGS)) && Files.notExists(data.resolve(SETTINGS))) {
                Files.copy(backup.resolve(SETTINGS), data.resolve(SETTINGS));
            }
            sync(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            DataFolder.syncFolder(data);
        } catch (IOException | UncheckedIOException e) {
            throw new CannotBackUp("The backup " + backup + " cannot be restored: " + e.getMessage() + ".", e);
        }
    }

    /// What a backup's checksums say, after it was found to be, to the byte, what was written.
    private static List<String> checksums(Path backup) throws CannotBackUp {
        Path checksums = backup.resolve(CHECKSUMS);
        if (!Files.isRegularFile(checksums)) {
            throw new CannotBackUp(backup + " is no backup, or not all of one: there is no " + CHECKSUMS + " in it.");
        }
        try {
            List<String> lines = Files.readAllLines(checksums);
            List<String> is = files(backup).stream().map(Backups::line).toList();
            if (!lines.equals(is) || !Files.isRegularFile(backup.resolve(DATABASE))) {
                throw new CannotBackUp("The backup " + backup + " is damaged: it is not what " + CHECKSUMS
                        + " says was written. Take an older one.");
            }
            return lines;
        } catch (IOException | UncheckedIOException e) {
            throw new CannotBackUp("The backup " + backup + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String line(String sha256, String name) {
        return sha256 + "  " + name;
    }

    private static String line(Path file) {
        try {
            return line(sha256(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
