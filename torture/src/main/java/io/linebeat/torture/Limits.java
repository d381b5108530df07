package io.linebeat.torture;

import java.nio.file.Path;
import java.time.Duration;

/// What an ordeal may use.
final class Limits {
    private final long seed;
    private final Path folder;
    private final Path linebeat;
    private final Duration readyWithin;
    private final int goal;
    private final long end;

    /// @param seed the same seed breaks the same things
    /// @param folder an empty folder of its own
    /// @param linebeat the launcher of the product
    /// @param readyWithin how long a killed server may take until it answers again
    Limits(long seed, Path folder, Path linebeat, Duration readyWithin, int goal, Duration time) {
        this.seed = seed;
        this.folder = folder;
        this.linebeat = linebeat;
        this.readyWithin = readyWithin;
        this.goal = goal;
        this.end = System.nanoTime() + time.toNanos();
    }

    long seed() {
        return seed;
    }

    Path folder() {
        return folder;
    }

    Path linebeat() {
        return linebeat;
    }

    Duration readyWithin() {
        return readyWithin;
    }

    int goal() {
        return goal;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /// Whether there is to be another cycle; the first there always is.
    boolean goesOnAfter(long cycles) {
        return cycles == 0 || (cycles < goal && System.nanoTime() < end);
    }
}
