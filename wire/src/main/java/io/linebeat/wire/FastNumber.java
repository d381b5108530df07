package io.linebeat.wire;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Production;

/// Numbers in their plain short forms, from bytes. What they come to is what [Decimals] makes of the same digits.
final class FastNumber {
    /// In place of a number: of another form, or out of bounds.
    static final int NOT_MINE = -2;

    private static final int MAX_COUNT_DIGITS = 10;
    private static final int DECIMALS = 6;

    private FastNumber() {}

    /// Where the characters end of which numbers are made.
    static int end(byte[] text, int from, int to) {
        int next = from;
        while (next < to && isPart(text[next])) {
            next++;
        }
        return next;
    }

    private static boolean isPart(byte character) {
        return isDigit(character)
                || character == '.'
                || character == '-'
                || character == '+'
                || character == 'e'
                || character == 'E';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /// A confidence in millionths, rounded half up: `0`, `1`, `0.93`, `1.0`.
    static int millionths(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 1 || length == 2 || length > Limits.MAX_NUMBER_CHARS || (text[from] != '0' && text[from] != '1')) {
            return NOT_MINE;
        }
        if (length == 1) {
            return (text[from] - '0') * Confidence.ONE;
        }
        if (text[from + 1] != '.') {
            return NOT_MINE;
        }
        return text[from] == '0' ? fraction(text, from + 2, to) : one(text, from + 2, to);
    }

    /// Digits behind a point, in millionths. The seventh rounds, and what is finer can change nothing.
    private static int fraction(byte[] text, int from, int to) {
        int value = 0;
        int unit = Confidence.ONE / 10;
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i])) {
                return NOT_MINE;
            }
            value += (text[i] - '0') * unit;
            unit /= 10;
        }
        boolean isRoundedUp = to - from > DECIMALS && text[from + DECIMALS] >= '5';
        return isRoundedUp ? value + 1 : value;
    }

    /// The rest of a 1: nothing but zeros.
    private static int one(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '0') {
                return NOT_MINE;
            }
        }
        return Confidence.ONE;
    }

    /// A count of units: `0`, `12`.
    static int count(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > MAX_COUNT_DIGITS || (text[from] == '0' && length > 1)) {
            return NOT_MINE;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i])) {
                return NOT_MINE;
            }
            value = value * 10 + text[i] - '0';
        }
        return value > Production.MAX_COUNT ? NOT_MINE : (int) value;
    }

    /// Whether it is a number of JSON without an exponent.
    static boolean isPlain(byte[] text, int from, int to) {
        int first = from < to && text[from] == '-' ? from + 1 : from;
        int point = digitsEnd(text, first, to);
        if (point == first || (text[first] == '0' && point > first + 1) || to - from > Limits.MAX_NUMBER_CHARS) {
            return false;
        }
        return point == to || (text[point] == '.' && point + 1 < to && digitsEnd(text, point + 1, to) == to);
    }

    private static int digitsEnd(byte[] text, int from, int to) {
        int next = from;
        while (next < to && isDigit(text[next])) {
            next++;
        }
        return next;
    }
}
