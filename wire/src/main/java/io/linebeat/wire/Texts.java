package io.linebeat.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a text of a sender may hold. Texts are never trimmed or folded.
final class Texts {
    private static final int LAST_C0 = 0x1F;
    private static final int DELETE = 0x7F;
    private static final int LAST_C1 = 0x9F;

    private Texts() {}

    /// The rule that a text breaks, or `null`.
    static @Nullable String brokenRule(String text, int maxChars) {
        if (text.length() > maxChars && text.codePointCount(0, text.length()) > maxChars) {
            return "is longer than " + maxChars + " characters";
        }
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (isControl(unit)) {
                return String.format(Locale.ROOT, "holds the control character U+%04X", (int) unit);
            }
            if (Character.isSurrogate(unit)) {
                if (isHalf(text.codePointAt(i))) {
                    return String.format(Locale.ROOT, "holds half of a character (the surrogate U+%04X)", (int) unit);
                }
                i++;
            }
        }
        return null;
    }

    static boolean isControl(int character) {
        return character <= LAST_C0 || (character >= DELETE && character <= LAST_C1);
    }

    /// Whether a code point is a surrogate without its other half.
    static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
