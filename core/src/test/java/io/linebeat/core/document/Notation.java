package io.linebeat.core.document;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.measure.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the examples write times, durations and figures.
final class Notation {
    static final String DATE = "\\d{4}-\\d\\d-\\d\\d";
    static final String TIME = "(?:" + DATE + " )?\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,6})?)?(?:Z|[+-]\\d\\d:\\d\\d)?";
    static final String BOUND = "(?:" + TIME + '|' + DATE + ')';

    private static final Pattern TIME_PARTS = Pattern.compile("(?:(" + DATE + ") )?([0-9:.]+)(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)h ?)?(?:(\\d+)m ?)?(?:(\\d+)s ?)?(?:(\\d+)µs)?|0");
    private static final List<Long> UNITS = List.of(Micros.HOUR, Micros.MINUTE, Micros.SECOND, 1L);

    private Notation() {}

    /// What is written of a figure.
    enum Kind {
        TIME,
        COUNT,
        RATIO
    }

    /// A time of day on a site's clock, of `day` unless it names its date; with an offset, of that clock.
    static long instant(String text, LocalDate day, SiteClock clock) {
        Matcher parts = TIME_PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no time: " + text);
        }
        LocalDate date = parts.group(1) == null ? day : LocalDate.parse(parts.group(1));
        LocalDateTime local = date.atTime(LocalTime.parse(parts.group(2)));
        return parts.group(3) == null
                ? clock.instant(local)
                : Micros.of(OffsetDateTime.parse(local + parts.group(3)).toInstant());
    }

    /// A bound of a window: a date alone is its midnight.
    static long bound(String text, LocalDate day, SiteClock clock) {
        return text.matches(DATE) ? clock.startOf(LocalDate.parse(text)) : instant(text, day, clock);
    }

    /// Such as `1h 30m`, `45s`, `1µs` or `0`.
    static long duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("no duration such as 1h 30m: " + text);
        }
        long micros = 0;
        for (int i = 0; i < UNITS.size(); i++) {
            String amount = parts.group(i + 1);
            micros += amount == null ? 0 : UNITS.get(i) * Long.parseLong(amount);
        }
        return micros;
    }

    static List<Long> durations(String text) {
        List<Long> durations = new ArrayList<>();
        for (String each : text.split(", ", -1)) {
            durations.add(duration(each));
        }
        return durations;
    }

    /// A written figure in the form of a [Sheet].
    static String value(Kind kind, String text) {
        return switch (kind) {
            case TIME -> Sheet.duration(duration(text));
            case COUNT -> Long.toString(Long.parseLong(text));
            case RATIO ->
                text.equals(Sheet.NO_DATA) ? text : Sheet.decimal(new BigDecimal(text.replaceFirst(" %$", "")));
        };
    }
}
