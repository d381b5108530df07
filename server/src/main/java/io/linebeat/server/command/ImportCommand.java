package io.linebeat.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Reads a delimited file into a store.
@Command(name = "import", description = "Reads a delimited file as its mapping says.", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
