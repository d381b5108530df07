package io.linebeat.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./linebeat torture`.
@Command(
        name = "linebeat torture",
        description = "Breaks what Linebeat stands on, again and again, on this machine's own disk, and says what was"
                + " lost; ends with 1 if anything was.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class Main implements Callable<Integer> {
    private static final List<Ordeal> ORDEALS = List.of(
            new FullDisk(),
            new FlippedBits(),
            new TornLog(),
            new BackedUp(),
            new KilledServer(),
            new FailingDisk(),
            new LostPower());

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "The same seed breaks the same.")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "60",
            paramLabel = "M",
            description = "About how long it may take; each ordeal ends when it has reached its goal.")
    private double minutes;

    @Option(names = "--cycles", defaultValue = "1000000", paramLabel = "N", description = "At most so many of each.")
    private int cycles;

    @Option(
            names = "--ready-within",
            defaultValue = "10",
            paramLabel = "SECONDS",
            description = "How long a killed server may take until it answers again.")
    private int readyWithin;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Some of full, bits, log, backup, kill, disk, power.")
    private @Nullable List<String> only;

    @Option(names = "--work", paramLabel = "DIR", description = "Where to do it: a folder on the disk in question.")
    private @Nullable Path work;

    private final Path linebeat;

    /// @param linebeat the launcher of the product that is tortured
    public Main(Path linebeat) {
        this.linebeat = linebeat;
    }

    public static void main(String... arguments) {
        Path launcher = Path.of(System.getProperty("linebeat.root", "."), "linebeat");
        System.exit(new CommandLine(new Main(launcher.toAbsolutePath())).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Ordeal> chosen = chosen();
        if (chosen.stream().anyMatch(Ordeal::needsTheProduct)) {
            // Builds it if that has to be done.
            Shell.run(linebeat.toString(), "version");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = work == null
                ? Files.createTempDirectory("linebeat-torture")
                : Files.createTempDirectory(Files.createDirectories(work), "torture");
        long end = System.nanoTime() + (long) (minutes * Duration.ofMinutes(1).toNanos());
        boolean holds = true;
        for (int i = 0; i < chosen.size(); i++) {
            Ordeal ordeal = chosen.get(i);
            Duration share = Duration.ofNanos(Math.max(0, end - System.nanoTime()) / (chosen.size() - i));
            Path own = Files.createDirectories(folder.resolve(ordeal.name()));
            int goal = Math.min(ordeal.goal(), cycles);
            Outcome outcome =
                    ordeal.undergo(new Limits(seed, own, linebeat, Duration.ofSeconds(readyWithin), goal, share));
            out.printf("%-6s %-5s %s%n", outcome.holds() ? "ok" : "FAILED", ordeal.name(), outcome.line());
            out.flush();
            holds &= outcome.holds();
            if (outcome.holds()) {
                Image.erase(own);
            }
        }
        if (holds) {
            Files.deleteIfExists(folder);
        } else {
            out.println("What is left is in " + folder + "; the same again: --seed " + seed);
        }
        return holds ? 0 : 1;
    }

    private List<Ordeal> chosen() {
        if (only == null) {
            return ORDEALS;
        }
        List<Ordeal> chosen = new ArrayList<>();
        for (String name : only) {
            chosen.add(ORDEALS.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new ParameterException(spec.commandLine(), "--only: there is no '" + name + "'")));
        }
        return chosen;
    }
}
