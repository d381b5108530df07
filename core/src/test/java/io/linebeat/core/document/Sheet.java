package io.linebeat.core.document;

import io.linebeat.core.measure.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Figures as texts that are equal if and only if the figures are: durations as ISO 8601, ratios to two decimals.
final class Sheet {
    static final String NO_DATA = "no data";
    static final String LASTS = "lasts";
    static final String LENGTHS = "lengths";
    private static final int DECIMALS = 2;

    private final Map<String, String> figures = new LinkedHashMap<>();

    Map<String, String> figures() {
        return figures;
    }

    void time(String subject, String figure, long micros) {
        put(subject, figure, duration(micros));
    }

    void count(String subject, String figure, long count) {
        put(subject, figure, Long.toString(count));
    }

    void ratio(String subject, String figure, @Nullable BigDecimal value) {
        put(subject, figure, value == null ? NO_DATA : decimal(value));
    }

    void times(String subject, String figure, List<Long> micros) {
        put(subject, figure, durations(micros));
    }

    private void put(String subject, String figure, String value) {
        figures.put(subject + ' ' + figure, value);
    }

    static String duration(long micros) {
        return Micros.duration(micros).toString();
    }

    static String durations(List<Long> micros) {
        return micros.stream().map(Sheet::duration).collect(Collectors.joining(" "));
    }

    static String decimal(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
    }
}
