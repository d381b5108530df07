package io.linebeat.store.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads what a [Packer] wrote, after it made sure that nothing of it has changed. Whoever reads a value reads eight
/// bytes: behind the last of them there are those of the checksum.
final class Unpacker {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int next;

    /// @param key under which the bytes were found
    Unpacker(byte[] bytes, long key) {
        this.bytes = bytes;
        int end = bytes.length - Long.BYTES;
        // Whatever was packed begins with a number; without one, a checksum of nothing would be right.
        if (end < Long.BYTES) {
            throw new Damaged("cut off");
        }
        if ((long) LONGS.get(bytes, end) != Packer.checksum(bytes, end, key)) {
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
        Column column = new Column(bytes, next, least, unit, width, size);
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
        /// A value of so many bits is within the eight bytes from the one in which it begins.
        private static final int MOST_AT_ONCE = Long.SIZE - Byte.SIZE + 1;

        private final byte[] bytes;
        private final int from;
        private final long least;
        private final long unit;
        private final int width;
        private final long mask;
        private final int size;

        private Column(byte[] bytes, int from, long least, long unit, int width, int size) {
            this.bytes = bytes;
            this.from = from;
            this.least = least;
            this.unit = unit;
            this.width = width;
            this.mask = width == Long.SIZE ? -1L : (1L << width) - 1;
            this.size = size;
        }

        int size() {
            return size;
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

        long[] values() {
            long[] values = new long[size];
            read(values, 0, 1);
            return values;
        }

        /// Reads all values to `at` and every `step` behind it: in less time than one by one.
        void read(long[] into, int at, int step) {
            if (width == 0 || width > MOST_AT_ONCE) {
                for (int i = 0; i < size; i++) {
                    into[at + i * step] = get(i);
                }
                return;
            }
            long bit = 0;
            for (int i = 0; i < size; i++) {
                long value = (long) LONGS.get(bytes, from + (int) (bit >>> 3)) >>> (bit & 7);
                into[at + i * step] = least + unit * (value & mask);
                bit += width;
            }
        }

        /// The place of the first value from a place on that is a given one; [#size()] if there is none.
        int find(long wanted, int start) {
            if (width == 0 || width > MOST_AT_ONCE) {
                int place = start;
                while (place < size && get(place) != wanted) {
                    place++;
                }
                return place;
            }
            long units = Long.divideUnsigned(wanted - least, unit);
            if (least + unit * units != wanted || (units & ~mask) != 0) {
                return size;
            }
            long bit = (long) start * width;
            for (int i = start; i < size; i++) {
                long value = (long) LONGS.get(bytes, from + (int) (bit >>> 3)) >>> (bit & 7);
                if ((value & mask) == units) {
                    return i;
                }
                bit += width;
            }
            return size;
        }
    }
}
