package io.linebeat.server.command;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.server.simulation.Trial;
import io.linebeat.sim.Factory;
import io.linebeat.wire.Limits;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lets a simulated factory send to a running server, and proves the server's figures.
@Command(
        name = "simulate",
        description = "Lets a simulated factory send to a running server, compares the server's figures with the"
                + " oracle's, and what the cameras said with what happened; ends with 1 if a fact is lost or a figure"
                + " differs.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SimulateCommand implements Callable<Integer> {
    private static final int FASTEST = 100_000;
    /// How long Ctrl-C leaves the trial to send what is under way and to report.
    private static final int FAREWELL_SECONDS = 30;

    @Spec
    private CommandSpec spec;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "The server.")
    private URI url;

    @Option(
            names = "--speed",
            defaultValue = "60",
            paramLabel = "N",
            description = "Seconds of factory time in a second. The factory's time ends at the end of the run: faster"
                    + " than 1, it begins in the past.")
    private int speed;

    @Option(names = "--cameras", defaultValue = "100", paramLabel = "N", description = "Cameras, 1 to 500.")
    private int cameras;

    @Option(
            names = "--faults",
            defaultValue = "none",
            paramLabel = "NAMES",
            description = "Some of late, duplicate, reorder, outage, skew, drift, with commas between them; or all.")
    private Faults faults;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Another seed is another factory.")
    private long seed;

    @Option(
            names = "--for",
            defaultValue = "9h",
            paramLabel = "DURATION",
            description = "Factory time, up to 24h; at a speed of 60, 9h take 9 minutes.")
    private Duration lasting;

    @Option(
            names = "--site",
            paramLabel = "ID",
            description = "A site that holds no facts yet; sim-SEED, or sim-SEED-2 and so on, if left out.")
    private @Nullable String site;

    @Override
    public Integer call() {
        Trial.Plan plan = plan();
        CountDownLatch reported = new CountDownLatch(1);
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        try (Trial trial = new Trial(plan, InstantSource.system())) {
            Thread farewell = Thread.ofPlatform().unstarted(() -> stop(trial, reported));
            Runtime.getRuntime().addShutdownHook(farewell);
            Trial.Result result = run(trial, progress);
            SimulateText.print(result, plan, faults, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            reported.countDown();
            forget(farewell);
            return result.holds() ? 0 : 1;
        } finally {
            reported.countDown();
        }
    }

    private Trial.Plan plan() {
        requireWithin("--speed", speed, FASTEST);
        requireWithin("--cameras", cameras, Factory.MOST_CAMERAS);
        if (site != null && (site.isBlank() || site.codePointCount(0, site.length()) > Limits.MAX_ID_CHARS)) {
            throw new CommandFailed("--site: an id has 1 to " + Limits.MAX_ID_CHARS + " characters");
        }
        return new Trial.Plan(
                Options.server(url),
                cameras,
                seed,
                faults.set(),
                speed,
                Micros.of(lasting),
                site == null ? null : new SiteId(site));
    }

    private static void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new CommandFailed(option + ": " + value + " is outside 1 to " + most);
        }
    }

    private static Trial.Result run(Trial trial, ProgressLine progress) {
        try {
            return trial.run(progress);
        } finally {
            progress.finish();
        }
    }

    private static void stop(Trial trial, CountDownLatch reported) {
        trial.stop();
        try {
            if (!reported.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                return; // whoever asked twice does not want to wait
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException _) {
            // The process is ending, and the hook is what it waits for.
        }
    }
}
