package io.linebeat.core.fact;

import java.util.Comparator;

/// Orders texts as their UTF-8 bytes would be ordered, which is the order of their code points.
///
/// [String#compareTo] orders UTF-16 units instead, and puts characters beyond U+FFFF before U+E000.
public final class Utf8Order {
    public static final Comparator<String> INSTANCE = Utf8Order::compare;

    private Utf8Order() {}

    public static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(weight(a), weight(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /// A surrogate stands for a character above every other one.
    private static int weight(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
