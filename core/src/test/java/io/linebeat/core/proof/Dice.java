package io.linebeat.core.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Choices that follow from a seed alone.
public final class Dice {
    private final RandomGenerator random;

    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// From 0 up to but without `bound`.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// From `from` to `to`, both included.
    public long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    public boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    @SafeVarargs
    public final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public <T> List<T> some(Collection<T> all, int atLeast, int atMost) {
        List<T> chosen = shuffled(all);
        return List.copyOf(chosen.subList(0, Math.toIntExact(between(atLeast, Math.min(atMost, all.size())))));
    }

    public <T> List<T> shuffled(Collection<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        for (int i = shuffled.size(); i > 1; i--) {
            shuffled.set(i - 1, shuffled.set(random.nextInt(i), shuffled.get(i - 1)));
        }
        return shuffled;
    }

    /// The same in the same order, in pieces of random sizes, none of them empty.
    public <T> List<List<T>> pieces(List<T> all, int longest) {
        List<List<T>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(longest));
            pieces.add(all.subList(from, to));
            from = to;
        }
        return pieces;
    }
}
