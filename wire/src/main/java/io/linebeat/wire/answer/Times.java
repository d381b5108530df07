package io.linebeat.wire.answer;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.measure.Micros;
import java.time.format.DateTimeFormatter;

/// Instants as ISO 8601 texts; fractions of a second stand only where there are some.
public final class Times {
    private Times() {}

    /// Such as `2026-03-29T01:00:00Z`.
    public static String utc(long at) {
        return DateTimeFormatter.ISO_INSTANT.format(Micros.instant(at));
    }

    /// With the site's offset, such as `2026-03-29T03:00:00+02:00`.
    public static String local(long at, SiteClock clock) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(clock.at(at));
    }
}
