package io.linebeat.core.proof;

import io.linebeat.core.measure.Micros;
import java.util.function.LongFunction;
import org.assertj.core.api.ThrowableAssert;

/// Runs a check on many random cases, each made from a seed. A failure names the seed of its case.
///
/// - `-Dseed=N` plays that case alone;
/// - `-Dsoak=MINUTES` plays cases that no run has seen before, for that long per property;
/// - `-Dcases=N` plays at most that many per property.
public final class Cases {
    private Cases() {}

    /// A check of one case; it fails by throwing.
    @FunctionalInterface
    public interface Check<T> {
        void of(T aCase) throws Exception;
    }

    public static <T> void forEach(int usually, LongFunction<T> make, Check<T> check) {
        Long seed = asked("seed");
        Long soak = asked("soak");
        if (seed != null) {
            play(seed, make, check);
        } else if (soak != null) {
            long start = System.nanoTime();
            long length = Math.multiplyExact(soak, Micros.MINUTE * 1_000);
            for (long next = start; System.nanoTime() - start < length; next++) {
                play(next, make, check);
            }
        } else {
            for (long next = 1; next <= atMost(usually); next++) {
                play(next, make, check);
            }
        }
    }

    /// How many cases to play where so many are usual.
    public static int atMost(int usually) {
        Long cases = asked("cases");
        return cases == null ? usually : Math.toIntExact(Math.min(cases, usually));
    }

    private static <T> void play(long seed, LongFunction<T> make, Check<T> check) {
        Throwable failure = ThrowableAssert.catchThrowable(() -> check.of(make.apply(seed)));
        if (failure != null) {
            throw new AssertionError("replay with -Dseed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    /// Maven passes an empty text for what is not set.
    private static Long asked(String property) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? null : Long.valueOf(value);
    }
}
