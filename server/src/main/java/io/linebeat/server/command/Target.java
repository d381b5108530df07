package io.linebeat.server.command;

import io.linebeat.server.CannotStart;
import io.linebeat.server.OfflineStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which Linebeat a command works on: a running server, or a data folder that no server uses.
final class Target {
    @Option(names = "--url", paramLabel = "URL", description = "A running server, such as http://localhost:8080.")
    private @Nullable URI url;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A data folder that no server is using; ./data unless --url is given.")
    private @Nullable Path data;

    /// Whether one was named, and is there to be asked.
    boolean isNamed() {
        return url != null || (data != null && Files.isDirectory(data));
    }

    /// Opens what was named.
    ///
    /// @param create whether a data folder that is not there yet is made
    Plant open(boolean create) {
        if (url != null && data != null) {
            throw new CommandFailed("--url and --data: name one of them");
        }
        if (url != null) {
            return new RemotePlant(Options.server(url));
        }
        Path folder = data == null ? Path.of("data") : data;
        if (!create && Files.notExists(folder)) {
            throw new CommandFailed(
                    "There is no data folder " + folder + ": name one with --data, or a running server with --url");
        }
        try {
            return new LocalPlant(OfflineStore.open(folder));
        } catch (CannotStart e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
