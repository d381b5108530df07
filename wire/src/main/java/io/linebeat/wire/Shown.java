package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import java.util.HexFormat;

/// Values of senders as messages show them: short, and without characters that break a terminal or a log.
final class Shown {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Shown() {}

    /// A text in quotation marks.
    static String text(String text) {
        return '"' + plain(text, Limits.MAX_SHOWN_CHARS) + '"';
    }

    /// A text of at most `maxChars` characters, with an ellipsis where it goes on.
    static String plain(String text, int maxChars) {
        boolean tooLong = text.length() > maxChars;
        String shown = tooLong ? cut(text, maxChars - 1) : text;
        StringBuilder plain = new StringBuilder(shown.length() + 8);
        for (int i = 0; i < shown.length(); i += Character.charCount(shown.codePointAt(i))) {
            int character = shown.codePointAt(i);
            if (Texts.isControl(character) || Texts.isHalf(character)) {
                plain.append("\\u").append(HEX.toHexDigits((char) character));
            } else {
                plain.appendCodePoint(character);
            }
        }
        return tooLong ? plain.append('…').toString() : plain.toString();
    }

    /// What was sent, for keeping: the beginning of it, if it is long.
    static String raw(String text) {
        return cut(text, Refusal.MAX_RAW_CHARS);
    }

    /// Cut to a length, but never through the middle of a character.
    static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        boolean through = Character.isHighSurrogate(text.charAt(maxChars - 1));
        return text.substring(0, through ? maxChars - 1 : maxChars);
    }
}
