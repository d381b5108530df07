package io.linebeat.bench.command;

import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Intake;
import io.linebeat.bench.load.Latencies;
import io.linebeat.bench.load.Link;
import io.linebeat.bench.load.Plan;
import io.linebeat.bench.load.Roster;
import io.linebeat.bench.load.Routes;
import io.linebeat.bench.load.Sent;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.sheet.Markdown;
import io.linebeat.bench.world.World;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Asks a server while facts come in.
@Command(
        name = "questions",
        description = "Asks a server that holds facts, while others come in.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class QuestionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlantOptions plant = new PlantOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A server that runs; without it one of its own is started.")
    private @Nullable URI url;

    @Option(
            names = "--facts",
            defaultValue = "1000000",
            paramLabel = "N",
            description =
                    "Facts over the 90 days that the questions are about; sent first where the server holds fewer.")
    private long facts;

    @Option(
            names = "--background",
            defaultValue = "0",
            paramLabel = "N",
            description = "Facts a second that come in meanwhile.")
    private int background;

    @Option(
            names = "--times",
            defaultValue = "200",
            paramLabel = "N",
            description = "How often each question is asked at the most.")
    private int times;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            paramLabel = "N",
            description = "For how long each question is asked at the most.")
    private int seconds;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        World world = plant.world(facts);
        try (Target target = Target.of(url)) {
            fill(target.url(), world, out);
            if (background == 0) {
                ask(target.url(), world, out);
                return 0;
            }
            Intake.Background meanwhile = Intake.start(meanwhile(target.url()));
            ask(target.url(), world, out);
            Sent sent = meanwhile.stop();
            SentText.line(out, "");
            SentText.line(out, "Meanwhile, %,d facts/s wanted:", background);
            SentText.print(out, sent);
            return sent.holds() ? 0 : 1;
        }
    }

    private void fill(URI server, World world, PrintWriter out) {
        Roster.register(server, world);
        long held = Intake.counted(server);
        if (held < facts) {
            Sent sent = Intake.run(Plan.all(server, world, plant.delivery(), 16, 10_000, Form.JSON));
            SentText.line(out, "filled with %,d facts, %,.0f a second", sent.distinct(), sent.perSecond());
        }
        SentText.line(out, "the server holds %,d facts", Intake.counted(server));
        SentText.line(out, "");
    }

    /// Another seed's facts, on the day after the others: as much as ten minutes of this pace would send.
    private Plan meanwhile(URI server) {
        World usual = plant.world(facts);
        World next = new World(
                usual.seed() + 1, background * 600L, usual.workers(), usual.stations(), usual.end(), 1, usual.ids());
        int batch = Math.clamp(background / 20, 1, 1_000);
        return Plan.all(server, next, plant.delivery(), 4, batch, Form.JSON).paced(background);
    }

    private void ask(URI server, World world, PrintWriter out) {
        SentText.line(out, "| question | p50 ms | p95 ms | p99 ms | asked |");
        SentText.line(out, "|---|---|---|---|---|");
        Routes routes = new Routes(world);
        try (Link link = new Link(server)) {
            for (Question question : Question.of(world)) {
                String path = routes.of(question);
                Latencies latencies = Timed.run(() -> link.get(path), times, seconds * 1_000_000_000L);
                SentText.line(
                        out,
                        "| %s | %s | %s | %s | %d |",
                        question.name(),
                        Markdown.millis(latencies.millis(0.5)),
                        Markdown.millis(latencies.millis(0.95)),
                        Markdown.millis(latencies.millis(0.99)),
                        latencies.size());
            }
        }
    }
}
