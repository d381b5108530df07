package io.linebeat.wire.answer;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Ratio;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The one place where figures are rounded: half up, when an answer is written.
final class Rounded {
    private static final int DECIMALS = 2;
    private static final int RATIO_DECIMALS = 4;
    private static final long PERCENT = 100;

    private Rounded() {}

    static BigDecimal hours(long micros) {
        return orZero(Ratio.of(micros, Micros.HOUR));
    }

    static BigDecimal percent(Ratio ratio) {
        return orZero(ratio.times(PERCENT));
    }

    /// The seed's form: 0 where there is nothing to divide by.
    static BigDecimal orZero(Ratio ratio) {
        return plain(ratio.roundedOrZero(DECIMALS));
    }

    static @Nullable BigDecimal ratio(Ratio ratio) {
        BigDecimal value = ratio.rounded(RATIO_DECIMALS);
        return value == null ? null : plain(value);
    }

    static @Nullable BigDecimal rate(Ratio ratio) {
        BigDecimal value = ratio.rounded(DECIMALS);
        return value == null ? null : plain(value);
    }

    static BigDecimal confidence(Confidence confidence) {
        return plain(BigDecimal.valueOf(confidence.millionths(), 6));
    }

    /// Without zeros at the end, and never with an exponent.
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
