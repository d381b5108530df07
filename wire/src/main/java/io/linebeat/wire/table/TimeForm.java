package io.linebeat.wire.table;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.measure.Micros;
import io.linebeat.wire.Limits;
import io.linebeat.wire.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How times are written in a file, and in which zone those without an offset are meant.
///
/// A form is a pattern of `java.time`, matched strictly (`2012-02-30` is no day), or [#ISO]. The first that
/// fits is taken.
public record TimeForm(List<Pattern> patterns, SiteClock clock) {
    /// Stands for the times of ISO 8601, as the API takes them.
    public static final String ISO = "iso";

    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2012, 11, 22, 13, 14, 15, 0, ZoneOffset.UTC);
    private static final int LAST_YEAR = 9999;

    public TimeForm {
        patterns = List.copyOf(patterns);
    }

    /// A pattern as it was written, and what reads it; [#ISO] has no formatter.
    public record Pattern(String text, @Nullable DateTimeFormatter formatter) {}

    /// A cell read as a time, in microseconds since the epoch, or the rule that it breaks: `is …`, `does not
    /// …`.
    sealed interface Read {
        record At(long micros) implements Read {}

        record Unreadable(String rule) implements Read {}
    }

    static TimeForm of(List<Pattern> patterns, ZoneId zone) {
        return new TimeForm(patterns, new SiteClock(zone));
    }

    /// Makes a formatter of a pattern, or throws with the reason why it cannot be one.
    static Pattern pattern(String text) {
        if (text.equals(ISO)) {
            return new Pattern(text, null);
        }
        // English names months and halves of the day; a year of the era (yyyy) is one of ours.
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(text)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        TemporalAccessor readBack = formatter.parse(formatter.format(EXAMPLE));
        var _ = LocalDateTime.from(readBack);
        return new Pattern(text, formatter);
    }

    Read read(String cell) {
        for (Pattern pattern : patterns) {
            Read read = pattern.formatter == null ? iso(cell) : read(cell, pattern.formatter);
            if (read != null) {
                return read;
            }
        }
        String forms = String.join(" or ", patterns.stream().map(Pattern::text).toList());
        return new Read.Unreadable("is not a time written as " + forms);
    }

    private @Nullable Read iso(String cell) {
        return switch (Timestamps.instant(cell, clock)) {
            case Timestamps.Read.At(long micros) -> checked(micros);
            case Timestamps.Read.Unreadable _ -> null;
        };
    }

    private @Nullable Read read(String cell, DateTimeFormatter formatter) {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(cell);
        } catch (DateTimeException _) {
            return null;
        }
        int year = parsed.get(ChronoField.YEAR);
        // Far years would overflow microseconds before they could be compared with anything.
        if (year < 0 || year > LAST_YEAR) {
            return new Read.Unreadable("is not in the years 2000 to 9999");
        }
        return checked(
                parsed.isSupported(ChronoField.INSTANT_SECONDS)
                        ? Micros.of(Instant.from(parsed))
                        : clock.instant(LocalDateTime.from(parsed)));
    }

    private static Read checked(long micros) {
        return micros < Limits.EARLIEST ? new Read.Unreadable("is before the year 2000") : new Read.At(micros);
    }
}
