package io.linebeat.wire.table;

import io.linebeat.wire.Limits;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the text of a cell may hold, and how messages show it.
final class CellText {
    /// Stands for bytes that are not in the file's charset. No decoder makes half of a character of valid
    /// bytes, so a cell that holds it came from bytes that mean nothing.
    static final String UNDECODABLE = "\uDC80";

    private CellText() {}

    /// The rule that a text breaks, or `null`.
    static @Nullable String brokenRule(String text, int maxChars) {
        if (text.codePointCount(0, text.length()) > maxChars) {
            return "is longer than " + maxChars + " characters";
        }
        int control = text.chars().filter(Character::isISOControl).findFirst().orElse(-1);
        return control < 0 ? null : String.format(Locale.ROOT, "holds the control character U+%04X", control);
    }

    static boolean isDecoded(String text) {
        return text.indexOf(UNDECODABLE) < 0;
    }

    /// A text in quotation marks, short, and without characters that break a terminal or a log.
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(Limits.MAX_SHOWN_CHARS).forEach(character -> {
            if (character == UNDECODABLE.charAt(0)) {
                shown.append('\uFFFD');
            } else if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        boolean goesOn = text.codePointCount(0, text.length()) > Limits.MAX_SHOWN_CHARS;
        return shown.append(goesOn ? "…\"" : "\"").toString();
    }
}
