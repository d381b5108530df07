package io.linebeat.bench.command;

import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.limit.BareSqlite;
import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Intake;
import io.linebeat.bench.load.Plan;
import io.linebeat.bench.load.Roster;
import io.linebeat.bench.load.Sent;
import io.linebeat.bench.world.World;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Loads a server with batches.
@Command(
        name = "intake",
        description = "Sends batches of facts to a server, and proves that each one acknowledged is counted once.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class IntakeCommand implements Callable<Integer> {
    private static final int BARE_ROWS = 500_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlantOptions plant = new PlantOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "A server that runs, into which these facts have not been sent before; without it one of its own is started.")
    private @Nullable URI url;

    @Option(names = "--seconds", defaultValue = "60", paramLabel = "N", description = "How long, after the warm-up.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "0",
            paramLabel = "N",
            description = "Seconds before that which make no rate.")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "16", paramLabel = "N", description = "Requests at once.")
    private int connections;

    @Option(names = "--batch", defaultValue = "1000", paramLabel = "N", description = "Facts in a request.")
    private int batch;

    @Option(
            names = "--form",
            defaultValue = "json",
            paramLabel = "json|ndjson",
            description = "An array, or lines for the stream.")
    private Form form = Form.JSON;

    @Option(
            names = "--facts",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "Over how many facts the 90 days are spread; it ends when they are sent. 0: 600,000 for each second.")
    private long facts;

    @Option(
            names = "--ask-every",
            defaultValue = "0",
            paramLabel = "K",
            description =
                    "Asks after every K-th acknowledgement of a connection, and checks that the answer counts it.")
    private int askEvery;

    @Option(
            names = "--bare-sqlite",
            description = "Measures right before and after how fast SQLite appends rows durably, and prints the ratio.")
    private boolean bareSqlite;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        World world = plant.world(facts > 0 ? facts : 600_000L * (seconds + warmUp));
        double before = bare(world);
        Sent sent;
        try (Target target = Target.of(url)) {
            Roster.register(target.url(), world);
            sent = Intake.run(Plan.all(target.url(), world, plant.delivery(), connections, batch, form)
                    .during(warmUp, seconds)
                    .asking(askEvery));
            SentText.print(out, sent);
            if (target.child() != null) {
                SentText.line(
                        out,
                        "server: %,d MB resident, %.1f bytes on disk for each fact",
                        target.child().resident() >> 20,
                        (double) target.child().diskBytes() / Math.max(1, sent.distinct()));
            }
        }
        if (bareSqlite) {
            double after = bare(world);
            SentText.line(
                    out,
                    "bare SQLite append: %,.0f rows/s before, %,.0f after; Linebeat takes in %.2f of their mean",
                    before,
                    after,
                    sent.perSecond() * 2 / (before + after));
        }
        return sent.holds() ? 0 : 1;
    }

    private double bare(World world) {
        if (!bareSqlite) {
            return 0;
        }
        Path folder = Target.scratch();
        try {
            return BareSqlite.perSecond(folder, world, Math.min(BARE_ROWS, world.facts()), batch);
        } finally {
            Disk.remove(folder);
        }
    }
}
