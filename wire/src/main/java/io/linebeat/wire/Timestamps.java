package io.linebeat.wire;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.measure.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Reads times in the forms of ISO 8601, as microseconds since the epoch.
///
/// Read are: `2026-01-02T03:04:05.678+01:00`, with `t` or one space for the `T`; seconds and fraction may be
/// left out; the offset is `Z`, `±HH:MM`, `±HHMM` or `±HH`, and without one the time is on the site's clock.
/// The fraction has any number of digits after a point or a comma, and is floored to a microsecond.
public final class Timestamps {
    private static final String FORMS = "is not an ISO 8601 time such as 2026-01-02T03:04:05Z";
    private static final String BOUND_FORMS =
            "is not an ISO 8601 time such as 2026-01-02, 2026-01-02T03:04:05Z or 2026-01-02T03:04:05+01:00"
                    + " (in an address, + is written %2B)";
    private static final int MAX_OFFSET_SECONDS = 18 * 3_600;
    private static final int DATE_CHARS = 10;

    /// The first and the last instant that a year of four digits can name.
    private static final long FIRST = Micros.of(Instant.parse("0000-01-01T00:00:00Z"));

    private static final long LAST = Micros.of(Instant.parse("9999-12-31T23:59:59.999999Z"));

    private Timestamps() {}

    /// A text read as a time.
    public sealed interface Read {
        /// In microseconds since the epoch.
        record At(long micros) implements Read {}

        /// `rule` goes on after the value in a sentence: `is not …`, `has …`.
        record Unreadable(String rule) implements Read {}
    }

    /// The time of an event.
    public static Read instant(String text, SiteClock clock) {
        return new Scan(text, FORMS).instant(clock);
    }

    /// A bound of a window: a time, or a date alone, which is midnight on the site's clock.
    public static Read bound(String text, SiteClock clock) {
        Scan scan = new Scan(text, BOUND_FORMS);
        Read read = text.length() == DATE_CHARS ? scan.midnight(clock) : scan.instant(clock);
        return read instanceof Read.At(long at) && (at < FIRST || at > LAST)
                ? new Read.Unreadable("is outside the years 0000 to 9999 of UTC")
                : read;
    }

    /// Reads one text from left to right. The first thing that is wrong is kept in `flaw`; after it every
    /// step answers a value that stands for nothing.
    private static final class Scan {
        private final String text;
        private final String forms;
        private int next;
        private @Nullable String flaw;

        Scan(String text, String forms) {
            this.text = text;
            this.forms = forms;
        }

        Read midnight(SiteClock clock) {
            LocalDate date = date();
            return read(() -> clock.startOf(date));
        }

        Read instant(SiteClock clock) {
            LocalDate date = date();
            if (!(skip('T') || skip('t') || skip(' '))) {
                fail(forms);
            }
            LocalDateTime local = date.atStartOfDay().plus(microsOfDay(), ChronoUnit.MICROS);
            boolean onSiteClock = next == text.length();
            ZoneOffset offset = onSiteClock ? ZoneOffset.UTC : offset();
            if (next != text.length()) {
                fail(forms);
            }
            return read(() -> onSiteClock ? clock.instant(local) : Micros.of(local.toInstant(offset)));
        }

        private Read read(LongSupplier at) {
            return flaw == null ? new Read.At(at.getAsLong()) : new Read.Unreadable(flaw);
        }

        private LocalDate date() {
            int year = number(4);
            expect('-');
            int month = number(2);
            expect('-');
            int day = number(2);
            if (flaw == null
                    && (month < 1 || month > 12 || !YearMonth.of(year, month).isValidDay(day))) {
                fail("names a day that the calendar does not have");
            }
            return flaw == null ? LocalDate.of(year, month, day) : LocalDate.EPOCH;
        }

        private long microsOfDay() {
            int hour = number(2);
            expect(':');
            int minute = number(2);
            boolean hasSeconds = skip(':');
            int second = hasSeconds ? number(2) : 0;
            long fraction = hasSeconds && (skip('.') || skip(',')) ? fraction() : 0;
            if (second == 60) {
                fail("names a second 60; leap seconds are not taken");
            }
            if (hour == 24) {
                fail("names an hour 24; midnight is 00:00 of the next day");
            }
            if (hour > 23 || minute > 59 || second > 59) {
                fail("names a time of day that does not exist");
            }
            return flaw == null ? hour * Micros.HOUR + minute * Micros.MINUTE + second * Micros.SECOND + fraction : 0;
        }

        /// The digits after the point, in microseconds; what is finer is dropped.
        private long fraction() {
            int first = next;
            long micros = 0;
            for (long unit = Micros.SECOND / 10; isDigit(); unit /= 10) {
                micros += unit * (text.charAt(next) - '0');
                next++;
            }
            if (next == first) {
                fail(forms);
            }
            return micros;
        }

        private ZoneOffset offset() {
            if (skip('Z') || skip('z')) {
                return ZoneOffset.UTC;
            }
            boolean west = skip('-');
            if (!west) {
                expect('+');
            }
            int hours = number(2);
            boolean colon = skip(':');
            int minutes = colon || next < text.length() ? number(2) : 0;
            int seconds = hours * 3_600 + minutes * 60;
            if (minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
                fail("has an offset that is out of range");
            }
            return flaw == null ? ZoneOffset.ofTotalSeconds(west ? -seconds : seconds) : ZoneOffset.UTC;
        }

        /// A number of exactly so many digits.
        private int number(int digits) {
            int value = 0;
            for (int i = 0; i < digits; i++) {
                if (!isDigit()) {
                    fail(forms);
                    return 0;
                }
                value = value * 10 + (text.charAt(next) - '0');
                next++;
            }
            return value;
        }

        private boolean isDigit() {
            return next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9';
        }

        private void expect(char expected) {
            if (!skip(expected)) {
                fail(forms);
            }
        }

        private boolean skip(char expected) {
            if (flaw == null && next < text.length() && text.charAt(next) == expected) {
                next++;
                return true;
            }
            return false;
        }

        private void fail(String rule) {
            if (flaw == null) {
                flaw = rule;
            }
        }
    }
}
