package io.linebeat.bench.command;

import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.load.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The server that is measured: one that runs already, or one of our own, which is stopped and its data removed at the
/// end.
record Target(URI url, @Nullable Child child, @Nullable Path folder) implements AutoCloseable {
    /// Where the bench was built, which is where it starts servers from.
    static Path root() {
        return Path.of(System.getProperty("linebeat.root", ""));
    }

    static Target of(@Nullable URI given) {
        if (given != null) {
            return new Target(given, null, null);
        }
        Path folder = scratch();
        Child child = Child.start(root(), folder);
        return new Target(child.url(), child, folder);
    }

    /// A new folder for data that is thrown away: in the system's folder for such, or where `java.io.tmpdir` says.
    static Path scratch() {
        try {
            return Files.createTempDirectory("linebeat-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
        if (folder != null) {
            Disk.remove(folder);
        }
    }
}
