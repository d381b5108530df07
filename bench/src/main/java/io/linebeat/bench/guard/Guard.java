package io.linebeat.bench.guard;

import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.load.Child;
import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Intake;
import io.linebeat.bench.load.Latencies;
import io.linebeat.bench.load.Link;
import io.linebeat.bench.load.Plan;
import io.linebeat.bench.load.Roster;
import io.linebeat.bench.load.Routes;
import io.linebeat.bench.load.Sent;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Measures two commits in turn, current, parent, parent, current: what drifts on the machine meanwhile hits both
/// alike.
///
/// @param repository the checkout whose HEAD is the current one; what is not committed is not measured
/// @param scratch an empty folder
/// @param seconds of each intake
public record Guard(Path repository, Path scratch, int seconds, Consumer<String> say) {
    private static final int WARM_UP = 4;
    private static final int ASKED = 100;

    /// Builds both and measures them in turn.
    ///
    /// @param parent a revision, as git understands it
    public Comparison compare(String parent) {
        Comparison comparison = new Comparison();
        say.accept("building both commits ...");
        try (Checkout ours = Checkout.of(repository, "HEAD", scratch.resolve("current"));
                Checkout theirs = Checkout.of(repository, parent, scratch.resolve("parent"))) {
            say.accept("current " + ours.commit() + ", parent " + theirs.commit());
            measure(ours, true, comparison);
            measure(theirs, false, comparison);
            measure(theirs, false, comparison);
            measure(ours, true, comparison);
        }
        return comparison;
    }

    private void measure(Checkout checkout, boolean current, Comparison comparison) {
        World world = World.plant(1, 200_000L * (seconds + WARM_UP), IdForm.RANDOM);
        Path folder = scratch.resolve("data");
        try (Child child = Child.start(checkout.folder(), folder)) {
            Roster.register(child.url(), world);
            Sent sent = Intake.run(Plan.all(child.url(), world, Delivery.USUAL, 16, 1_000, Form.JSON)
                    .during(WARM_UP, seconds));
            say.accept("%s: %,.0f facts/s".formatted(checkout.commit(), sent.perSecond()));
            comparison.add("intake, facts/s", true, current, sent.perSecond());
            ask(child, world, current, comparison);
        } finally {
            Disk.remove(folder);
        }
    }

    private static void ask(Child child, World world, boolean current, Comparison comparison) {
        Routes routes = new Routes(world);
        try (Link link = new Link(child.url())) {
            for (Question question : Question.of(world)) {
                Latencies latencies = new Latencies();
                for (int i = 0; i < ASKED; i++) {
                    long asked = System.nanoTime();
                    link.get(routes.of(question));
                    if (i >= ASKED / 4) {
                        latencies.add(System.nanoTime() - asked);
                    }
                }
                comparison.add(question.name() + ", p50 ms", false, current, latencies.millis(0.5));
            }
        }
    }
}
