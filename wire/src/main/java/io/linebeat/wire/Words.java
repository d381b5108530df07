package io.linebeat.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Bytes eight at a time: the first of them is the lowest of a word.
///
/// The tests on a word are the usual ones of arithmetic on bytes in parallel. A borrow or a carry may mark a byte
/// above a true find as found too, never one below it: so only the lowest mark of a word is looked at.
final class Words {
    static final int BYTES = 8;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private Words() {}

    /// The eight bytes from there on; behind the end of the array they are 0.
    static long at(byte[] bytes, int from) {
        return from + BYTES <= bytes.length ? (long) WORD.get(bytes, from) : last(bytes, from);
    }

    private static long last(byte[] bytes, int from) {
        long word = 0;
        for (int i = Math.min(bytes.length, from + BYTES) - 1; i >= from; i--) {
            word = (word << Byte.SIZE) | Byte.toUnsignedLong(bytes[i]);
        }
        return word;
    }

    /// The bytes in `[from, to)`, at most eight; those behind `to` are 0.
    static long within(byte[] bytes, int from, int to) {
        long word = at(bytes, from);
        return to - from >= BYTES ? word : word & ((1L << ((to - from) * Byte.SIZE)) - 1);
    }

    /// A text of at most eight ASCII characters as a word.
    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return within(bytes, 0, bytes.length);
    }

    /// Where the first byte stands that is not printable ASCII, or is `"` or `\`; `to` if none does.
    static int plainUntil(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i += BYTES) {
            long marks = unprintable(at(bytes, i)) | equal(at(bytes, i), '"') | equal(at(bytes, i), '\\');
            if (marks != 0) {
                return Math.min(to, i + lowest(marks));
            }
        }
        return to;
    }

    /// Where the first byte stands that is one of the two; `to` if none does.
    static int find(byte[] bytes, int from, int to, char one, char other) {
        for (int i = from; i < to; i += BYTES) {
            long marks = equal(at(bytes, i), one) | equal(at(bytes, i), other);
            if (marks != 0) {
                return Math.min(to, i + lowest(marks));
            }
        }
        return to;
    }

    /// Marks bytes below 0x20 and from 0x7F on.
    private static long unprintable(long word) {
        return (((word - ONES * ' ') & ~word) | (word + ONES) | word) & HIGHS;
    }

    private static long equal(long word, char wanted) {
        long zero = word ^ ONES * wanted;
        return (zero - ONES) & ~zero & HIGHS;
    }

    private static int lowest(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }
}
