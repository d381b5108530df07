package io.linebeat.bench.command;

import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Plan;
import io.linebeat.bench.load.Roster;
import io.linebeat.bench.load.Sent;
import io.linebeat.bench.load.Singles;
import io.linebeat.bench.world.World;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Loads a server with one fact for each request.
@Command(
        name = "singles",
        description = "Sends facts one by one over many connections.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SinglesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlantOptions plant = new PlantOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A server that runs; without it one of its own is started.")
    private @Nullable URI url;

    @Option(names = "--seconds", defaultValue = "20", paramLabel = "N", description = "How long, after the warm-up.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "0",
            paramLabel = "N",
            description = "Seconds before that which make no rate.")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "256", paramLabel = "N", description = "Requests at once.")
    private int connections;

    @Override
    public Integer call() {
        World world = plant.world(100_000L * (seconds + warmUp));
        try (Target target = Target.of(url)) {
            Roster.register(target.url(), world);
            Sent sent = Singles.run(Plan.all(target.url(), world, plant.delivery(), connections, 1, Form.JSON)
                    .during(warmUp, seconds));
            SentText.print(spec.commandLine().getOut(), sent);
            return sent.holds() ? 0 : 1;
        }
    }
}
