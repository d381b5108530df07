package io.linebeat.server.browser;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// How the page has to write what a report says in whole microseconds and units.
final class Shown {
    private static final BigDecimal HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis() * 1000);

    private Shown() {}

    static String time(long micros) {
        long seconds = micros / 1_000_000;
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// The seconds of such a text.
    static long seconds(String time) {
        String[] parts = time.split(":", 3);
        return Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
    }

    static String count(long value) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK)).format(value);
    }

    static String percent(long part, long whole) {
        return decimal(BigDecimal.valueOf(part).scaleByPowerOfTen(2), BigDecimal.valueOf(whole));
    }

    static String perHour(long units, long micros) {
        return decimal(BigDecimal.valueOf(units).multiply(HOUR), BigDecimal.valueOf(micros));
    }

    private static String decimal(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return "–";
        }
        BigDecimal rounded = part.divide(whole, 1, RoundingMode.HALF_UP);
        return new DecimalFormat("#,##0.0", DecimalFormatSymbols.getInstance(Locale.UK)).format(rounded);
    }

    static long of(JsonNode line, String field) {
        return line.get(field).longValue();
    }

    /// Such a line's utilization as a worker's or a total's.
    static String utilization(JsonNode line) {
        return percent(of(line, "working_us"), of(line, "working_us") + of(line, "idle_us"));
    }
}
