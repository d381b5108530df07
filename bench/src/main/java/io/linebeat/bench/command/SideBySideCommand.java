package io.linebeat.bench.command;

import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.contest.Systems;
import io.linebeat.bench.limit.BareSqlite;
import io.linebeat.bench.limit.Machine;
import io.linebeat.bench.sheet.Charts;
import io.linebeat.bench.sheet.Markdown;
import io.linebeat.bench.sheet.Result;
import io.linebeat.bench.sheet.Sheet;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Measures the systems side by side.
@Command(
        name = "side-by-side",
        description =
                "Gives several systems the same facts and questions, in one run; writes tables, charts and raw figures.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SideBySideCommand implements Callable<Integer> {
    private static final long BARE_ROWS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--facts",
            split = ",",
            defaultValue = "1000000",
            paramLabel = "N[,N]",
            description = "How many facts; several sizes are measured one after the other.")
    private List<Long> facts = List.of();

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Another seed makes other facts.")
    private long seed;

    @Option(
            names = "--ids",
            defaultValue = "random",
            paramLabel = "random|sequential",
            description = "Event ids: random UUIDs, or as a camera counts.")
    private IdForm ids = IdForm.RANDOM;

    @Option(
            names = "--systems",
            split = ",",
            defaultValue = "linebeat,seed,postgres,postgres-rollup,duckdb,questdb",
            paramLabel = "NAME[,NAME]",
            description = "Which systems.")
    private List<String> systems = List.of();

    @Option(names = "--out", defaultValue = "bench-results", paramLabel = "DIR", description = "Where the results go.")
    private Path out = Path.of("");

    private final List<Double> bareThousands = new ArrayList<>();
    private final List<Double> bareTenThousands = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        for (String system : systems) {
            if (!Systems.NAMES.contains(system)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--systems: there is no '" + system + "'; those there are: " + Systems.NAMES);
            }
        }
        Files.createDirectories(out);
        long start = System.nanoTime();
        Machine before = limits();
        List<Result> results = new ArrayList<>();
        for (long size : facts) {
            World world = World.plant(seed, size, ids);
            Measurement measurement = new Measurement(world, text -> say("%s facts: %s", Markdown.count(size), text));
            for (String system : systems) {
                results.add(measurement.measure(system));
            }
        }
        Machine after = limits();
        write(new Sheet(
                seed, ids.name().toLowerCase(Locale.ROOT), before, after, bareThousands, bareTenThousands, results));
        say(
                "Done in %d minutes: %s",
                Duration.ofNanos(System.nanoTime() - start).toMinutes(), out.resolve("bench.md"));
        return results.stream().allMatch(result -> result.failed().isEmpty()) ? 0 : 1;
    }

    private Machine limits() {
        Path folder = Target.scratch();
        try {
            Machine machine = Machine.measure(folder);
            say("%s", machine);
            World world = World.plant(seed, Math.max(BARE_ROWS, 1), ids);
            long rows = Math.min(BARE_ROWS, facts.getFirst());
            bareThousands.add(BareSqlite.perSecond(folder, world, rows, 1_000));
            bareTenThousands.add(BareSqlite.perSecond(folder, world, rows, 10_000));
            say(
                    "bare SQLite append: %,.0f and %,.0f rows/s in batches of 1,000 and 10,000",
                    bareThousands.getLast(), bareTenThousands.getLast());
            return machine;
        } finally {
            Disk.remove(folder);
        }
    }

    private void write(Sheet sheet) {
        try {
            String markdown = Markdown.of(sheet);
            Files.writeString(out.resolve("bench.md"), markdown);
            for (long size : facts) {
                String name = Markdown.fileName(size);
                Files.writeString(out.resolve("bench-intake-" + name + ".svg"), Charts.intake(sheet, size));
                Files.writeString(out.resolve("bench-questions-" + name + ".svg"), Charts.questions(sheet, size));
            }
            JsonMapper json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(out.resolve("bench.json"), json.writeValueAsString(sheet) + "\n");
            spec.commandLine().getOut().println(markdown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Progress, beside the results.
    @SuppressWarnings("AnnotateFormatMethod") // its annotation is not on the classpath
    private void say(String format, Object... values) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(Locale.ROOT, format, values));
        err.flush();
    }
}
