package io.linebeat.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded events of a plant: 200 workers at 60 stations, spread over 30 days in order of time, two in a hundred up to
/// ten minutes late; 45 % working, 25 % idle, 10 % absent, 20 % product counts, each with a random event id.
final class Events {
    static final int WORKERS = 200;
    static final int STATIONS = 60;
    private static final long SPAN_MICROS = 30L * 24 * 3600 * 1_000_000;
    private static final int LATE_MICROS = 600_000_000;

    private final long seed;
    private final long total;
    private final Instant start;

    /// @param total how many events cover the 30 days before `end`
    Events(long seed, long total, Instant end) {
        this.seed = seed;
        this.total = total;
        this.start = end.minus(SPAN_MICROS, ChronoUnit.MICROS);
    }

    static String worker(int number) {
        return "W" + number;
    }

    static String station(int number) {
        return "S" + number;
    }

    /// An array of the events from `first` on.
    String batch(long first, int size) {
        RandomGenerator random = random(first);
        StringBuilder json = new StringBuilder(size * 240).append('[');
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",");
            append(json, first + i, random);
        }
        return json.append(']').toString();
    }

    String single(long number) {
        StringBuilder json = new StringBuilder(240);
        append(json, number, random(number));
        return json.toString();
    }

    private RandomGenerator random(long first) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed + first);
    }

    private void append(StringBuilder json, long number, RandomGenerator random) {
        long micros = (long) ((double) number / total * SPAN_MICROS);
        if (random.nextInt(100) < 2) {
            micros = Math.max(0, micros - random.nextInt(LATE_MICROS));
        }
        int worker = random.nextInt(WORKERS);
        int station = random.nextInt(10) == 0 ? random.nextInt(STATIONS) : worker % STATIONS;
        int kind = random.nextInt(100);
        json.append("{\"timestamp\":\"")
                .append(start.plus(micros, ChronoUnit.MICROS))
                .append("\",\"worker_id\":\"")
                .append(worker(worker))
                .append("\",\"workstation_id\":\"")
                .append(station(station))
                .append("\",\"event_type\":\"")
                .append(kind < 45 ? "working" : kind < 70 ? "idle" : kind < 80 ? "absent" : "product_count")
                .append("\",\"confidence\":0.")
                .append(60 + random.nextInt(40))
                .append(",\"count\":")
                .append(kind < 80 ? 0 : 1 + random.nextInt(3))
                .append(",\"event_id\":\"")
                .append(new UUID(random.nextLong(), random.nextLong()))
                .append("\",\"camera_id\":\"cam-")
                .append(station)
                .append("\",\"model_version\":\"2.3.1\"}");
    }
}
