package io.linebeat.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A data folder's files as bytes, of which damaged copies are made.
final class Image {
    private static final String DATABASE = "linebeat.db";
    static final String LOG = "linebeat.db-wal";

    private final byte[] database;
    private final byte[] log;

    private Image(byte[] database, byte[] log) {
        this.database = database;
        this.log = log;
    }

    static Image of(Path folder) throws IOException {
        Path log = folder.resolve(LOG);
        return new Image(
                Files.readAllBytes(folder.resolve(DATABASE)),
                Files.exists(log) ? Files.readAllBytes(log) : new byte[0]);
    }

    byte[] database() {
        return database.clone();
    }

    byte[] log() {
        return log.clone();
    }

    /// Makes a folder anew.
    static Path lay(Path folder, byte[] database, byte[] log) throws IOException {
        erase(folder);
        Files.createDirectories(folder);
        Files.write(folder.resolve(DATABASE), database);
        if (log.length > 0) {
            Files.write(folder.resolve(LOG), log);
        }
        return folder;
    }

    static void erase(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
