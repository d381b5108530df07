package io.linebeat.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `kill -9` of a whole server while a simulated factory sends to it, which repeats whatever is not answered. After
/// each start the figures are compared with the oracle's, and in the end the factory compares everything that it sent.
final class KilledServer implements Ordeal {
    private static final int GOAL = 100;
    private static final int SHORTEST_LIFE_MS = 300;
    private static final int LONGEST_LIFE_MS = 2_500;
    /// About what a cycle takes, of which the factory's day is made.
    private static final int CYCLE_SECONDS = 6;
    private static final Pattern ACKNOWLEDGED = Pattern.compile("facts acknowledged\\s+([0-9,]+)");

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public boolean needsTheProduct() {
        return true;
    }

    @Override
    public int goal() {
        return GOAL;
    }

    @Override
    public Outcome undergo(Limits limits) throws IOException, InterruptedException {
        Outcome.Tally tally = new Outcome.Tally("kills");
        SplittableRandom random = new SplittableRandom(limits.seed());
        Duration slowest = Duration.ZERO;
        try (Product product = new Product(limits.linebeat(), limits.folder().resolve("data"))) {
            product.serve(Map.of());
            Process factory = product.factory(limits, CYCLE_SECONDS);
            try {
                while (limits.goesOnAfter(tally.cycles()) && factory.isAlive()) {
                    boolean _ =
                            factory.waitFor(random.nextInt(SHORTEST_LIFE_MS, LONGEST_LIFE_MS), TimeUnit.MILLISECONDS);
                    product.kill();
                    Duration start = product.serve(Map.of());
                    slowest = start.compareTo(slowest) > 0 ? start : slowest;
                    tally.cycle();
                    verify(product, tally);
                }
                audit(factory, tally);
            } finally {
                factory.destroyForcibly();
            }
        }
        if (slowest.compareTo(limits.readyWithin()) > 0) {
            tally.wrong("a start took " + slowest.toMillis() + " ms");
        }
        tally.note(String.format(Locale.ROOT, "ready again after %.1f s at most", slowest.toMillis() / 1_000.0));
        return tally.outcome();
    }

    private static void verify(Product product, Outcome.Tally tally) throws IOException, InterruptedException {
        var answer = product.post("/api/v2/verify", "");
        if (answer.statusCode() != Product.OK || !answer.body().contains("\"equal\":true")) {
            tally.wrong("kill " + tally.cycles() + ": " + answer.body().strip());
        }
    }

    private static void audit(Process factory, Outcome.Tally tally) throws IOException, InterruptedException {
        String said = new String(factory.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher acknowledged = ACKNOWLEDGED.matcher(said);
        if (acknowledged.find()) {
            tally.acknowledged(Long.parseLong(acknowledged.group(1).replace(",", "")));
        }
        if (factory.waitFor() != 0) {
            tally.lost(1);
            tally.note("the factory says: " + said.strip().replaceAll("\\s*\n\\s*", "; "));
        }
    }
}
