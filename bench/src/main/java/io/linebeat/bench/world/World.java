package io.linebeat.bench.world;

import io.linebeat.oracle.Kind;
import java.util.UUID;

/// A seeded plant: a fact is a function of its number and the seed, so ten million of them need no memory.
///
/// The numbers are spread evenly over the span, whatever their count. Of the facts 45 % say working, 25 % idle, 10 %
/// absent,
/// 20 % are product counts; three in a hundred are at the very instant of the fact before, of the same worker (a tie).
/// A
/// worker is at the home station but for one two-hour block in eight, and more than half of the absences during such a
/// trip come from the camera at home, as they do in plants.
///
/// @param seed another seed makes other facts
/// @param facts distinct facts within the span; numbers beyond go on after its end at the same pace
/// @param workers at most 10,000
/// @param stations at most 1,000
/// @param start microseconds since the epoch, at midnight
/// @param days length of the span
public record World(long seed, long facts, int workers, int stations, long start, int days, IdForm ids) {
    /// 2026-01-01T00:00:00Z: in the past, so that no system's clock matters.
    public static final long START = 1_767_225_600_000_000L;

    public static final long HOUR = 3_600_000_000L;
    public static final long DAY = 24 * HOUR;

    /// How long an observation holds: the product's usual hour.
    public static final long HOLD = HOUR;

    public static final String MODEL_VERSION = "2.3.1";
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// The plant of the published figures: 2,000 workers at 300 stations over 90 days.
    public static World plant(long seed, long facts, IdForm ids) {
        return new World(seed, facts, 2_000, 300, START, 90, ids);
    }

    public static String worker(int number) {
        return "W" + digits(number, 4);
    }

    public static String station(int number) {
        return "S" + digits(number, 3);
    }

    public static String camera(int station) {
        return "cam-" + digits(station, 3);
    }

    /// As many digits for each number, so that the order of names is the order of numbers.
    private static String digits(long number, int width) {
        String text = Long.toString(number);
        return "0".repeat(width - text.length()) + text;
    }

    public long end() {
        return start + days * DAY;
    }

    /// Microseconds from one number to the next.
    public double step() {
        return (double) days * DAY / facts;
    }

    public String eventId(Fact fact) {
        return switch (ids) {
            case RANDOM -> new UUID(fact.idHigh(), fact.idLow()).toString();
            case SEQUENTIAL -> camera(home(fact.worker())) + "-" + digits(fact.number(), 9);
        };
    }

    /// The fact of that number.
    public Fact fact(long number) {
        long first = mix(seed + number * GOLDEN);
        long second = mix(first + GOLDEN);
        boolean tie = number > 0 && (first & 0x3FF) < 31;
        long like = tie ? number - 1 : number;
        int worker = workerOf(like);
        long at = start + (long) (like * step());
        Kind kind = kind(below(second, 100));
        return new Fact(
                number,
                worker,
                place(worker, at, kind, tie, second >>> 32),
                kind,
                at,
                kind == Kind.PRODUCTION ? 1 + (int) (first >>> 20 & 1) : 0,
                (second >>> 20 & 0x7F) == 0 ? -1 : 10_000 * (60 + below(first >>> 24, 40)),
                mix(second + GOLDEN),
                mix(second - GOLDEN));
    }

    /// What is in conflict with that fact: the same event id, worker and instant, something else seen.
    public Fact conflicting(long number) {
        Fact fact = fact(number);
        long turn = mix(seed ^ number * GOLDEN);
        Kind kind = fact.production() ? Kind.PRODUCTION : KindCode.kind((KindCode.of(fact.kind()) + 1) % 3);
        return new Fact(
                number,
                fact.worker(),
                (turn & 1) == 0 ? fact.station() : (fact.station() + 1) % stations,
                kind,
                fact.at(),
                fact.production() ? fact.count() + 1 : 0,
                10_000 * (60 + below(turn >>> 8, 40)),
                fact.idHigh(),
                fact.idLow());
    }

    /// Whether chance, of that number and for that purpose, falls among `share` of a thousand.
    boolean chance(long number, int purpose, int share) {
        return below(draw(number, purpose), 1_000) < share;
    }

    /// Bits that belong to that number and purpose.
    long draw(long number, int purpose) {
        return mix(mix(seed + purpose) + number * GOLDEN);
    }

    /// The station at which a worker is usually seen.
    public int home(int worker) {
        return worker % stations;
    }

    private int workerOf(long number) {
        return below(mix(~seed + number * GOLDEN), workers);
    }

    private int place(int worker, long at, Kind kind, boolean tie, long bits) {
        long trip = mix(seed * 31 + worker * GOLDEN + at / (2 * HOUR));
        boolean away = (trip & 7) == 0;
        boolean seenFromHome = kind == Kind.ABSENT && (bits & 7) < 5;
        int there = away && !seenFromHome ? below(trip >>> 3, stations) : home(worker);
        return tie && (bits & 8) == 0 ? (there + 1) % stations : there;
    }

    private static Kind kind(int hundredth) {
        return hundredth < 45
                ? Kind.WORKING
                : hundredth < 70 ? Kind.IDLE : hundredth < 80 ? Kind.ABSENT : Kind.PRODUCTION;
    }

    /// Evenly from 0 up to but without `bound`.
    static int below(long bits, int bound) {
        return (int) (((bits & 0xFFFF_FFFFL) * bound) >>> 32);
    }

    /// The finisher of SplitMix64: each bit of the result depends on each bit given.
    static long mix(long bits) {
        long a = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
