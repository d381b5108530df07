package io.linebeat.server.command;

import io.linebeat.server.OfflineStore;
import io.linebeat.store.CannotBackUp;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes a backup back.
@Command(
        name = "restore",
        description = "Takes a backup back into a folder that holds no data; a damaged one is refused.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class RestoreCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BACKUP", description = "A folder that backup made.")
    private Path backup;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder to be.", defaultValue = "data")
    private Path data;

    @Override
    public void run() {
        try {
            OfflineStore.restore(backup, data);
            spec.commandLine().getOut().println("Restored " + backup + " to " + data);
        } catch (CannotBackUp e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
