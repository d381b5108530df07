package io.linebeat.wire;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Facts of every kind that the door lets in, and texts that are hard to write down.
final class RandomFacts {
    private static final int CASES = 2_000;
    private static final List<String> WORKERS = List.of("W1", "W2", "Wörker 🦺");
    private static final List<String> STATIONS = List.of("S1", "S2", "\"a,b\"");
    private static final List<String> PIECES = List.of(
            "a", " ", "ö", "🦺", "\"", "\\", "/", ",", ";", "'", "{", "]", "\u2028", "\uFEFF", "\uFFFD", "\uE000",
            "null", "#");

    private final Random random;

    private RandomFacts(Random random) {
        this.random = random;
    }

    /// Runs a check many times, each with a seed of its own; a failure names the seed. `-Dseed=N` replays one,
    /// `-Dsoak=MINUTES` goes on for so long with seeds that no run has seen.
    static void forEachSeed(Consumer<RandomFacts> check) {
        forEachSeed(CASES, check);
    }

    static void forEachSeed(int cases, Consumer<RandomFacts> check) {
        String seed = System.getProperty("seed", "");
        String soak = System.getProperty("soak", "");
        if (!seed.isEmpty()) {
            check(Long.parseLong(seed), check);
        } else if (!soak.isEmpty()) {
            long start = System.nanoTime();
            long length = Duration.ofMinutes(Long.parseLong(soak)).toNanos();
            for (long next = start; System.nanoTime() - start < length; next++) {
                check(next, check);
            }
        } else {
            for (long next = 1; next <= cases; next++) {
                check(next, check);
            }
        }
    }

    private static void check(long seed, Consumer<RandomFacts> check) {
        try {
            check.accept(new RandomFacts(new Random(seed)));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("replay with -Dseed=" + seed, e);
        }
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    boolean chance() {
        return random.nextBoolean();
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    Fact fact() {
        SiteId site = oneOf(Plant.SITES);
        WorkerId worker = new WorkerId(site, oneOf(WORKERS));
        StationId station = new StationId(site, oneOf(STATIONS));
        Stream stream = Stream.LIVE;
        String model = textOrNull();
        String version = textOrNull();
        if (model != null && version != null && chance()) {
            stream = new Stream.Shadow(model, version);
        }
        String camera = textOrNull();
        Source source = new Source(textOrNull(), camera == null ? null : new CameraId(site, camera), model, version);
        Confidence confidence = chance() ? null : new Confidence(random.nextInt(Confidence.ONE + 1));
        return chance()
                ? new Production(stream, worker, station, at(), count(), confidence, source)
                : new Observation(stream, worker, station, at(), oneOf(List.of(State.values())), confidence, source);
    }

    long at() {
        long at = random.nextLong(Limits.EARLIEST, Plant.NOW + Limits.MAX_AHEAD);
        return chance() ? at - Math.floorMod(at, Micros.SECOND) : at;
    }

    private long count() {
        return chance() ? random.nextInt(4) : random.nextLong(Production.MAX_COUNT + 1);
    }

    private @Nullable String textOrNull() {
        return chance() ? null : text();
    }

    String text() {
        StringBuilder text = new StringBuilder("x");
        for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
            text.append(oneOf(PIECES));
        }
        return text.substring(chance() && text.length() > 1 ? 1 : 0);
    }
}
