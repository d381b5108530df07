package io.linebeat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linebeat.core.fact.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/// Strict UTF-8: bytes that are none are refused, not replaced.
final class Utf8 {
    static final Problem NOT_UTF8 = Problem.malformed("the input is not valid UTF-8");

    /// The length of a byte order mark.
    static final int MARK_BYTES = 3;

    static final byte FIRST_OF_MARK = (byte) 0xEF;

    private static final byte[] MARK = {FIRST_OF_MARK, (byte) 0xBB, (byte) 0xBF};
    private static final char REPLACEMENT = '\uFFFD';
    static final int MAX_BYTES_OF_CHAR = 3;

    private Utf8() {}

    /// The text, without a byte order mark at its beginning; `null` where the bytes are not UTF-8.
    static @Nullable String decode(byte[] bytes) {
        int start = startsWithMark(bytes) ? MARK_BYTES : 0;
        String text = new String(bytes, start, bytes.length - start, UTF_8);
        // The fast decoder replaces what it cannot read. Only a text with a replacement in it needs the slow, strict
        // one.
        return text.indexOf(REPLACEMENT) < 0 || isValid(bytes) ? text : null;
    }

    /// The beginning of bytes that may be anything, readable as far as it goes.
    static String beginning(byte[] bytes) {
        int length = Math.min(bytes.length, Refusal.MAX_RAW_CHARS * MAX_BYTES_OF_CHAR);
        return new String(bytes, 0, length, UTF_8);
    }

    static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK_BYTES && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    }

    private static boolean isValid(byte[] bytes) {
        try {
            var _ = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
