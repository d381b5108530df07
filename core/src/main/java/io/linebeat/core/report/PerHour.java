package io.linebeat.core.report;

import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Ratio;

/// Units per hour of some time.
final class PerHour {
    private PerHour() {}

    static Ratio of(long units, long micros) {
        return Ratio.of(units, micros).times(Micros.HOUR);
    }
}
