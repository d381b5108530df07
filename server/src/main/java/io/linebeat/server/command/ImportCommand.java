package io.linebeat.server.command;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.wire.Limits;
import io.linebeat.wire.table.Mapping;
import io.linebeat.wire.table.Outcome;
import io.linebeat.wire.table.TableImport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Reads a delimited file into a store.
@Command(
        name = "import",
        description = "Reads a delimited file of any size as its mapping says. Importing it again changes nothing.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Target target;

    @Parameters(paramLabel = "FILE", description = "The file to read.")
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M.yaml",
            description = "What the columns mean: a file, or the name of a mapping that comes with Linebeat"
                    + " (production-log-2012).")
    private String mapping;

    @Option(names = "--dry-run", description = "Say what would happen, and change nothing.")
    private boolean dryRun;

    @Option(names = "--strict", description = "Stop at the first row that cannot be read.")
    private boolean strict;

    @Option(
            names = "--register",
            negatable = true,
            description =
                    "Register workers and workstations that are not known yet; the mapping says whether, if left out.")
    private @Nullable Boolean register;

    @Override
    public Integer call() throws IOException {
        Mapping read = mapping();
        boolean registers = register == null ? read.register() : register;
        Path scratch = Files.createTempDirectory("linebeat-import");
        // A dry run asks a target that is named for its hold, and makes none.
        try (Plant plant = dryRun && !target.isNamed() ? null : target.open(!dryRun);
                Bar bar = Bar.of("Importing", spec.commandLine().getErr())) {
            ImportSink sink = new ImportSink(
                    dryRun ? null : plant, registers, bar, spec.commandLine().getErr());
            Outcome outcome = importer(read, plant, scratch).run(file, sink, strict);
            bar.finish();
            return ImportText.print(
                    outcome,
                    sink,
                    dryRun,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static TableImport importer(Mapping mapping, @Nullable Plant plant, Path scratch) {
        Map<SiteId, Hold> known = new HashMap<>();
        Function<SiteId, Hold> holds = site -> plant == null ? Hold.ONE_HOUR : known.computeIfAbsent(site, plant::hold);
        long latest = Micros.of(InstantSource.system().instant()) + Limits.MAX_AHEAD;
        return new TableImport(mapping, holds, latest, scratch);
    }

    private Mapping mapping() throws IOException {
        Path path = Path.of(mapping);
        Mapping.Read read = Files.isRegularFile(path)
                ? Mapping.read(Files.readString(path, StandardCharsets.UTF_8))
                : Mapping.shipped(mapping);
        return switch (read) {
            case Mapping.Read.Good(Mapping good) -> good;
            case Mapping.Read.Bad(String reason) -> throw new CommandFailed(mapping + ": " + reason);
        };
    }
}
