package io.linebeat.store.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// Reads what a [Packer] wrote, after it made sure that nothing of it has changed. Whoever reads a value reads eight
/// bytes: behind the last of them there are those of the checksum.
final class Unpacker {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int next;

    Unpacker(byte[] bytes) {
        this.bytes = bytes;
        int end = bytes.length - Long.BYTES;
        // Whatever was packed begins with a number; without one, a checksum of nothing would be right.
        if (end < Long.BYTES) {
            throw new Damaged("cut off");
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        if ((long) LONGS.get(bytes, end) != checksum.getValue()) {
            throw new Damaged("the checksum is another one");
        }
    }

    long number() {
        long value = (long) LONGS.get(bytes, next);
        next += Long.BYTES;
        return value;
    }

    Column column(int size) {
        long least = number();
        long unit = number();
        int width = (int) number();
        Column column = new Column(bytes, next, least, unit, width);
        next += Math.ceilDiv(size * width, Byte.SIZE);
        return column;
    }

    /// Where bytes begin that were written as they are; the next number is read behind them.
    int bytesFrom() {
        int length = (int) number();
        int from = next;
        next += length;
        return from;
    }

    byte[] bytes() {
        return bytes;
    }

    /// A column whose values are read where they lie.
    static final class Column {
        private final byte[] bytes;
        private final int from;
        private final long least;
        private final long unit;
        private final int width;
        private final long mask;

        private Column(byte[] bytes, int from, long least, long unit, int width) {
            this.bytes = bytes;
            this.from = from;
            this.least = least;
            this.unit = unit;
            this.width = width;
            this.mask = width == Long.SIZE ? -1L : (1L << width) - 1;
        }

        long get(int i) {
            if (width == 0) {
                return least;
            }
            long bit = (long) i * width;
            int at = from + (int) (bit >>> 3);
            int shift = (int) bit & 7;
            long value = (long) LONGS.get(bytes, at) >>> shift;
            if (shift + width > Long.SIZE) {
                value |= (long) bytes[at + Long.BYTES] << (Long.SIZE - shift);
            }
            return least + unit * (value & mask);
        }
    }
}
