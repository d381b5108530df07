package io.linebeat.sim;

import io.linebeat.core.measure.Micros;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Chance that falls the same way on every machine: an algorithm by name, and bounds by exact integer arithmetic, since
/// how a generator bounds its numbers is the runtime's own affair.
///
/// Each person's day has two sets, one for what happens and one for what the cameras say, so that another camera never
/// changes what happens. Likewise each purpose of a simulated factory has its own.
final class Dice {
    private static final String ALGORITHM = "L64X128MixRandom";
    private static final long SEEDS_PER_DAY = 1_000;
    private static final long SEEDS_PER_SHIFT = 100;
    private static final long SEEDS_PER_PERSON = 2;
    private static final long NUMBERS = 10_007;

    private final RandomGenerator random;

    /// What chance decides in a simulated factory.
    enum Purpose {
        CREW(0),
        TRUTH(1),
        LOOKOUT(2),
        CLOCK(3),
        OUTAGE(4),
        LATE(5),
        DUPLICATE(6),
        REORDER(7);

        private static final long COUNT = 8;
        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private Dice(long seed) {
        this.random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    static Dice ofTruth(LocalDate date, Shift shift, Person person) {
        return new Dice(seed(date, shift, person));
    }

    static Dice ofCameras(LocalDate date, Shift shift, Person person) {
        return new Dice(seed(date, shift, person) + 1);
    }

    private static long seed(LocalDate date, Shift shift, Person person) {
        return date.toEpochDay() * SEEDS_PER_DAY
                + shift.number() * SEEDS_PER_SHIFT
                + person.number() * SEEDS_PER_PERSON;
    }

    /// For one purpose in the factory of a seed.
    ///
    /// @param number of the person or the camera that it is about; 0 if it is about all of them
    static Dice of(long seed, Purpose purpose, int number) {
        return new Dice((seed * Purpose.COUNT + purpose.number) * NUMBERS + number);
    }

    /// A whole number in `[from, to)`.
    int within(int from, int to) {
        return from + (int) Math.unsignedMultiplyHigh(random.nextLong(), (long) to - from);
    }

    /// Whether something happens that happens so many times in a thousand.
    boolean chance(int thousandths) {
        return within(0, 1_000) < thousandths;
    }

    /// Between two numbers of minutes, in microseconds; always whole seconds, as the cameras' clocks tell no less.
    long minutes(int from, int to) {
        return within(from * 60, to * 60) * Micros.SECOND;
    }

    /// A duration made up to so many percent shorter or longer, in whole seconds and at least one.
    long around(long micros, int percent) {
        long varied = micros / 1_000 * within(1_000 - 10 * percent, 1_001 + 10 * percent);
        return Math.max(1, Math.ceilDiv(varied, Micros.SECOND)) * Micros.SECOND;
    }
}
