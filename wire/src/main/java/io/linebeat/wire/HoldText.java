package io.linebeat.wire;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.measure.Micros;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The duration of a hold as people write it: `1h`, `90m`, `2m30s`, or ISO 8601: `PT1H`.
public final class HoldText {
    private static final String FORMS = "is not a duration such as 1h, 90m, 2m30s or PT1H";
    private static final String RANGE = "is not more than 0 and at most 24h";
    private static final Pattern SHORT = Pattern.compile("(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");

    private HoldText() {}

    /// A text read as a hold.
    public sealed interface Read {
        record Lasting(long micros) implements Read {}

        /// `rule` goes on after the value in a sentence: `is not …`.
        record Unreadable(String rule) implements Read {}
    }

    public static Read parse(String text) {
        Long micros = text.startsWith("P") ? ofIso(text) : ofShort(text);
        if (micros == null) {
            return new Read.Unreadable(FORMS);
        }
        return micros > 0 && micros <= Hold.LONGEST ? new Read.Lasting(micros) : new Read.Unreadable(RANGE);
    }

    /// As short as it goes, such as `1h30m`; ISO 8601 where a part of a second remains.
    public static String print(long micros) {
        if (micros % Micros.SECOND != 0) {
            return iso(micros);
        }
        String hours = part(micros / Micros.HOUR, 'h');
        String minutes = part(micros % Micros.HOUR / Micros.MINUTE, 'm');
        String seconds = part(micros % Micros.MINUTE / Micros.SECOND, 's');
        String all = hours + minutes + seconds;
        return all.isEmpty() ? "0s" : all;
    }

    /// In ISO 8601, such as `PT1H30M`.
    public static String iso(long micros) {
        return Micros.duration(micros).toString();
    }

    private static String part(long amount, char unit) {
        return amount == 0 ? "" : Long.toString(amount) + unit;
    }

    private static @Nullable Long ofShort(String text) {
        Matcher parts = SHORT.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return null;
        }
        return amount(parts.group(1)) * Micros.HOUR
                + amount(parts.group(2)) * Micros.MINUTE
                + amount(parts.group(3)) * Micros.SECOND;
    }

    private static long amount(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static @Nullable Long ofIso(String text) {
        try {
            Duration duration = Duration.parse(text);
            // The longest duration that can be written is too long for microseconds in a long.
            if (duration.compareTo(Micros.duration(Hold.LONGEST)) > 0) {
                return Hold.LONGEST + 1;
            }
            return duration.isNegative() ? -1L : Micros.of(duration);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
