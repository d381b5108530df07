package io.linebeat.core.calendar;

import io.linebeat.core.measure.Micros;

/// How a window is divided: by the quarter hours, hours or days of the site's clock.
public enum BucketSize {
    QUARTER_HOUR("15m", Micros.HOUR / 4),
    HOUR("1h", Micros.HOUR),
    /// A day of the calendar: 23, 24 or 25 hours.
    DAY("1d", Micros.DAY);

    private final String code;
    private final long micros;

    BucketSize(String code, long micros) {
        this.code = code;
        this.micros = micros;
    }

    /// As a question spells it: `15m`, `1h`, `1d`.
    public String code() {
        return code;
    }

    /// The length of a usual one.
    public long micros() {
        return micros;
    }
}
