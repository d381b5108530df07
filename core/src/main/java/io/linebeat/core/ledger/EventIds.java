package io.linebeat.core.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Event ids as they are kept: a UUID in its usual form, which most senders use, as a mark and its 16 bytes; any other
/// text as it is, in UTF-8. The mark is a NUL, which no text begins with. Either way back is exact, so equal ids are
/// equal bytes and only those.
public final class EventIds {
    private static final byte UUID_MARK = 0;
    private static final int UUID_CHARS = 36;
    private static final int UUID_BYTES = 16;
    private static final int[] DASHES = {8, 13, 18, 23};
    /// Where the two digits of each byte begin.
    private static final int[] PAIRS = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

    private static final byte[] DIGITS = digits();

    private EventIds() {}

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < 16; i++) {
            digits["0123456789abcdef".charAt(i)] = (byte) i;
        }
        return digits;
    }

    /// Writes the id that stands as UTF-8 in `text[from, to)` into `target`, which has room for as much; says where it
    /// ends there.
    static int write(byte[] text, int from, int to, byte[] target, int at) {
        if (to - from == UUID_CHARS && writeUuid(text, from, target, at)) {
            return at + 1 + UUID_BYTES;
        }
        System.arraycopy(text, from, target, at, to - from);
        return at + to - from;
    }

    private static boolean writeUuid(byte[] text, int from, byte[] target, int at) {
        for (int dash : DASHES) {
            if (text[from + dash] != '-') {
                return false;
            }
        }
        int end = at + 1;
        for (int pair : PAIRS) {
            int high = DIGITS[text[from + pair] & 0xFF];
            int low = DIGITS[text[from + pair + 1] & 0xFF];
            if ((high | low) < 0) {
                return false;
            }
            target[end++] = (byte) (high << 4 | low);
        }
        target[at] = UUID_MARK;
        return true;
    }

    static String text(byte[] ids, int from, int to) {
        if (ids[from] != UUID_MARK) {
            return new String(ids, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(UUID_CHARS);
        text.append(HexFormat.of().formatHex(ids, from + 1, to));
        for (int dash : DASHES) {
            text.insert(dash, '-');
        }
        return text.toString();
    }
}
