package io.linebeat.core.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A ratio that keeps its parts; it is rounded (half up) only when an answer is written.
/// Over a denominator of zero it has no value.
public record Ratio(BigInteger numerator, BigInteger denominator) {

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /// This ratio multiplied by a whole number, without overflow.
    public Ratio times(long factor) {
        return new Ratio(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    /// The value rounded half up to `decimals`, or `null` where there is nothing to divide by.
    public @Nullable BigDecimal rounded(int decimals) {
        if (denominator.signum() == 0) {
            return null;
        }
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    /// Like [#rounded(int)], with zero in place of "no data".
    public BigDecimal roundedOrZero(int decimals) {
        BigDecimal value = rounded(decimals);
        return value == null ? BigDecimal.ZERO.setScale(decimals) : value;
    }
}
