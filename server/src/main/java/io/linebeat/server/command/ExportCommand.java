package io.linebeat.server.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes facts for other tools.
@Command(
        name = "export",
        description = "Writes facts as lines of CSV or NDJSON, in order of time, for any other tool;"
                + " POST /api/events/stream takes them in again.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final int ROOM = 1 << 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Target target;

    @Mixin
    private ExportOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A file instead of the standard output; compressed if it ends in .gz.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        try (Plant plant = target.open(false)) {
            if (file == null) {
                OutputStream out = standardOutput();
                plant.export(options, out);
                out.flush();
            } else {
                write(plant, file);
            }
        }
        return 0;
    }

    private OutputStream standardOutput() {
        if (spec.commandLine().getOut() instanceof StandardOutput out) {
            return out.bytes();
        }
        throw new IllegalStateException("there is no standard output for bytes");
    }

    /// Under another name until it is whole. What is no file, such as a pipe, is written to as it is.
    private void write(Plant plant, Path to) throws IOException {
        if (Files.exists(to) && !Files.isRegularFile(to)) {
            export(plant, to);
            return;
        }
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            export(plant, part);
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void export(Plant plant, Path to) throws IOException {
        try (OutputStream disk = Files.newOutputStream(to);
                OutputStream out =
                        isCompressed() ? new GZIPOutputStream(disk, ROOM) : new BufferedOutputStream(disk, ROOM)) {
            plant.export(options, out);
        }
    }

    private boolean isCompressed() {
        return String.valueOf(file).endsWith(".gz");
    }
}
