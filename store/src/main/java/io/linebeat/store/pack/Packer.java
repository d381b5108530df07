package io.linebeat.store.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.zip.CRC32C;

/// Writes columns of numbers, one behind the other. [Unpacker] reads them.
///
/// A column is the least of its values, the largest unit that divides what each is above it, and for each value how
/// many units that is, in as many bits as the greatest needs. So a column whose values are all the same takes no bits,
/// and times in whole seconds none for their microseconds.
final class Packer {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// Whoever writes a value writes eight bytes, and a ninth where it sticks out.
    private static final int PADDING = 9;

    private byte[] bytes;
    private int end;
    private long[] column = new long[0];

    Packer(int room) {
        bytes = new byte[room];
    }

    void number(long value) {
        makeRoom(Long.BYTES);
        LONGS.set(bytes, end, value);
        end += Long.BYTES;
    }

    void column(long[] values, int size) {
        column(size, i -> values[i]);
    }

    void column(int size, IntToLongFunction values) {
        if (column.length < size) {
            column = new long[size];
        }
        long least = size == 0 ? 0 : Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            column[i] = values.applyAsLong(i);
            least = Math.min(least, column[i]);
        }
        long unit = 0;
        for (int i = 0; i < size; i++) {
            column[i] -= least;
            unit = commonDivisor(column[i], unit);
        }
        unit = Math.max(1, unit);
        write(size, least, unit);
    }

    private static long commonDivisor(long value, long soFar) {
        if (soFar == 1 || value == soFar) {
            return soFar;
        }
        long a = value;
        long b = soFar;
        while (b != 0) {
            long rest = Long.remainderUnsigned(a, b);
            a = b;
            b = rest;
        }
        return a;
    }

    private void write(int size, long least, long unit) {
        long all = 0;
        for (int i = 0; i < size; i++) {
            column[i] = unit == 1 ? column[i] : Long.divideUnsigned(column[i], unit);
            all |= column[i];
        }
        int width = Long.SIZE - Long.numberOfLeadingZeros(all);
        number(least);
        number(unit);
        number(width);
        int length = Math.ceilDiv(Math.multiplyExact(size, width), Byte.SIZE);
        makeRoom(length + PADDING);
        Arrays.fill(bytes, end, end + length + PADDING, (byte) 0);
        for (int i = 0; i < size && width > 0; i++) {
            long bit = (long) i * width;
            int at = end + (int) (bit >>> 3);
            int shift = (int) bit & 7;
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) | column[i] << shift);
            if (shift + width > Long.SIZE) {
                bytes[at + Long.BYTES] = (byte) (column[i] >>> (Long.SIZE - shift));
            }
        }
        end += length;
    }

    void bytes(byte[] from, int start, int stop) {
        number(stop - start);
        makeRoom(stop - start);
        System.arraycopy(from, start, bytes, end, stop - start);
        end += stop - start;
    }

    private void makeRoom(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + more, bytes.length * 2));
        }
    }

    /// All that was written, and a checksum of it and of the key under which it will stand: bytes that stand under
    /// another are not what they should be.
    byte[] finish(long key) {
        number(checksum(bytes, end, key));
        return Arrays.copyOf(bytes, end);
    }

    static long checksum(byte[] bytes, int end, long key) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            checksum.update((int) (key >>> shift));
        }
        return checksum.getValue();
    }
}
