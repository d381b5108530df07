package io.linebeat.bench.world;

/// By how much the late ones are late at the most.
public enum Lateness {
    HOUR(World.HOUR),
    DAY(World.DAY),
    MONTH(30 * World.DAY);

    final long micros;

    Lateness(long micros) {
        this.micros = micros;
    }
}
