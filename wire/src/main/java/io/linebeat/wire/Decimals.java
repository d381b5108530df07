package io.linebeat.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers of senders, exactly. Their exponents may be absurd, and no step here takes time that grows with an
/// exponent.
final class Decimals {
    /// A number as JSON spells it.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final int MAX_EXPONENT_DIGITS = 9;
    private static final String FAR = "999999999";

    private Decimals() {}

    static boolean isNumber(String text) {
        return text.length() <= Limits.MAX_NUMBER_CHARS && NUMBER.matcher(text).matches();
    }

    /// The value of a JSON number. An exponent beyond ±999,999,999 is read as that: it is as far from 0 and 1
    /// as any.
    static BigDecimal parse(String literal) {
        int e = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        if (e < 0) {
            return new BigDecimal(literal);
        }
        String exponent = literal.substring(e + 1);
        boolean negative = exponent.startsWith("-");
        String digits = negative || exponent.startsWith("+") ? exponent.substring(1) : exponent;
        String significant = digits.replaceFirst("^0+(?=.)", "");
        String near = significant.length() > MAX_EXPONENT_DIGITS ? FAR : significant;
        // The point moves by hand: a fraction would push the scale past what an int holds.
        BigDecimal mantissa = new BigDecimal(literal.substring(0, e));
        long scale = mantissa.scale() - (negative ? -Long.parseLong(near) : Long.parseLong(near));
        return new BigDecimal(mantissa.unscaledValue(), Math.toIntExact(scale));
    }

    /// Rounded half up to a whole number of units of 10^-`decimals`, for a value between 0 and 1.
    static int unitsOfFraction(BigDecimal fraction, int decimals) {
        if (fraction.signum() == 0 || magnitude(fraction) < -decimals) {
            return 0;
        }
        return fraction.movePointRight(decimals)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /// The value if it is a whole number from 0 to `max`.
    static @Nullable Long wholeUpTo(long max, BigDecimal value) {
        if (value.signum() == 0) {
            return 0L;
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0 || magnitude(value) <= 0) {
            return null;
        }
        return value.stripTrailingZeros().scale() > 0 ? null : (Long) value.longValueExact();
    }

    /// The m for which 10^(m−1) ≤ |value| < 10^m.
    private static long magnitude(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }
}
