package io.linebeat.store.pack;

import java.util.Random;
import java.util.function.Consumer;

/// Plays a check with many random sources, each from a seed that a failure names; `-Dseed=N` plays one alone.
final class Rounds {
    private Rounds() {}

    static void play(int rounds, Consumer<Random> check) {
        String given = System.getProperty("seed", "");
        long first = given.isEmpty() ? 1 : Long.parseLong(given);
        long last = given.isEmpty() ? rounds : first;
        for (long seed = first; seed <= last; seed++) {
            try {
                check.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("replay with -Dseed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @SafeVarargs
    static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// A number of a random width, of either sign, now and then one of the ends.
    static long number(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> 0;
            default -> random.nextLong() >> random.nextInt(Long.SIZE);
        };
    }
}
