package io.linebeat.bench.world;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// The facts of a world as they arrive, in codes of one `long` each: cheap to make, in memory only while they are late.
/// Not for two threads at once.
public final class Arrivals {
    private static final int LATE = 1;
    private static final int LATE_BY = 2;
    private static final int REPEATED = 3;
    private static final int REPEATED_BY = 4;
    private static final int CONFLICT = 5;

    private final World world;
    private final Delivery delivery;
    private final long end;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private final Shuffle shuffle;
    private long number;

    /// A fact that comes when the facts up to number `due` have come.
    private record Waiting(long due, long code) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            return due == other.due ? Long.compare(code, other.code) : Long.compare(due, other.due);
        }
    }

    /// All the facts of that world's span.
    public Arrivals(World world, Delivery delivery) {
        this(world, delivery, 0, world.facts());
    }

    /// The facts from number `first` up to but without `end`.
    public Arrivals(World world, Delivery delivery, long first, long end) {
        this.world = world;
        this.delivery = delivery;
        this.number = first;
        this.end = end;
        this.shuffle = new Shuffle(Math.toIntExact(Math.max(1, world.facts() / world.days())), world.seed());
    }

    /// The number of the fact that a code stands for; a repeat and a conflict have that of the fact they repeat.
    public static long number(long code) {
        return code >> 2;
    }

    /// The fact that arrives.
    public static Fact fact(World world, long code) {
        return (code & 2) == 0 ? world.fact(code >> 2) : world.conflicting(code >> 2);
    }

    /// The next codes, at most as many as `codes` is long; how many there were, 0 at the end.
    public int next(long[] codes) {
        return switch (delivery.order()) {
            case TIME -> inTime(codes);
            case SHUFFLED_DAY, SHUFFLED_BATCHES -> shuffle.next(codes);
        };
    }

    /// The next facts, at most that many; none at the end.
    public List<Fact> next(int atMost) {
        long[] codes = new long[atMost];
        int size = next(codes);
        List<Fact> facts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            facts.add(fact(world, codes[i]));
        }
        return facts;
    }

    private int inTime(long[] codes) {
        int size = 0;
        while (size < codes.length) {
            Waiting first = waiting.peek();
            if (first != null && (first.due < number || number == end)) {
                waiting.remove();
                codes[size++] = first.code;
            } else if (number == end) {
                break;
            } else if (draw(number++)) {
                codes[size++] = (number - 1) << 2;
            }
        }
        return size;
    }

    /// Whether the fact of that number comes in time; else it waits, and what repeats it waits as well.
    private boolean draw(long drawn) {
        boolean late = world.chance(drawn, LATE, delivery.lateThousandths());
        long due = drawn + (late ? numbers(drawn, LATE_BY, delivery.lateBy().micros) : 0);
        if (late) {
            waiting.add(new Waiting(due, drawn << 2));
        }
        if (world.chance(drawn, REPEATED, delivery.repeatedThousandths())) {
            int conflict = world.chance(drawn, CONFLICT, delivery.conflictsInRepeats()) ? 2 : 1;
            waiting.add(new Waiting(due + 1 + numbers(drawn, REPEATED_BY, World.HOUR), (drawn << 2) | conflict));
        }
        return !late;
    }

    /// How many numbers go by in a time of up to `longest`.
    private long numbers(long drawn, int purpose, long longest) {
        return (long) (World.below(world.draw(drawn, purpose), 1 << 20) / (double) (1 << 20) * longest / world.step());
    }

    /// A day's arrivals in any order.
    private final class Shuffle {
        private final long[] day;
        private long turn;
        private int size;
        private int taken;

        Shuffle(int perDay, long seed) {
            this.day = delivery.order() == Order.TIME ? new long[0] : new long[perDay];
            this.turn = seed;
        }

        int next(long[] codes) {
            int given = 0;
            while (given < codes.length && (taken < size || fill(codes.length))) {
                codes[given++] = day[taken++];
            }
            return given;
        }

        private boolean fill(int batch) {
            size = inTime(day);
            taken = 0;
            int together = delivery.order() == Order.SHUFFLED_BATCHES ? batch : 1;
            for (int i = size / together - 1; i > 0; i--) {
                swap(i * together, World.below(World.mix(turn++), i + 1) * together, together);
            }
            return size > 0;
        }

        private void swap(int first, int second, int length) {
            for (int i = 0; i < length; i++) {
                long kept = day[first + i];
                day[first + i] = day[second + i];
                day[second + i] = kept;
            }
        }
    }
}
