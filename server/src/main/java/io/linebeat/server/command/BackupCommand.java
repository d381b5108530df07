package io.linebeat.server.command;

import io.linebeat.server.OfflineStore;
import io.linebeat.store.Backed;
import io.linebeat.store.CannotBackUp;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a backup of a data folder.
@Command(
        name = "backup",
        description =
                "Copies a data folder into a new one below DIR, whether a server uses it or not, and looks the copy"
                        + " through.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BackupCommand implements Runnable {
    private static final long MIB = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of the backups; each has a folder of its own in it.")
    private Path into;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder.", defaultValue = "data")
    private Path data;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "How many backups DIR may hold; the oldest give way.",
            defaultValue = "30")
    private int keep;

    @Override
    public void run() {
        if (keep < 1) {
            throw new CommandFailed("--keep: " + keep + " is less than 1");
        }
        try {
            Backed backed = OfflineStore.backUp(data, into, keep, InstantSource.system());
            spec.commandLine()
                    .getOut()
                    .println("Backed up to " + backed.folder() + ", "
                            + Math.ceilDiv(backed.bytes(), MIB) + " MiB"
                            + (backed.removed() == 0 ? "" : "; removed " + backed.removed() + " older"));
        } catch (CannotBackUp e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
