package io.linebeat.store.pack;

import io.linebeat.core.ledger.Slice;
import io.linebeat.store.pack.Unpacker.Column;
import java.util.Arrays;

/// Where facts came from: of each its camera and model, its place in the order of arrival, and its event id as what it
/// does not share with the one before it in its lane.
final class PackedSources {
    private final byte[] bytes;
    private final Column idsFrom;
    private final Column camera;
    private final Column model;
    private final Column seq;
    private final int ids;

    /// @throws Damaged where the bytes are not the sources of so many facts
    PackedSources(byte[] packed, int lanes, int facts, long key) {
        Unpacker from = new Unpacker(packed, key);
        bytes = from.bytes();
        if (from.number() != lanes || from.number() != facts) {
            throw new Damaged("the sources of other facts");
        }
        idsFrom = from.column(lanes);
        camera = from.column(facts);
        model = from.column(facts);
        seq = from.column(facts);
        ids = from.bytesFrom();
    }

    long origin(int fact) {
        return camera.get(fact) << Integer.SIZE | model.get(fact);
    }

    long seq(int fact) {
        return seq.get(fact);
    }

    /// The ids of the `i`-th lane.
    Ids idsOf(int i) {
        return new Ids((int) idsFrom.get(i));
    }

    /// Reads ids one after the other.
    final class Ids {
        private int next;
        private byte[] text = new byte[64];
        private int length;

        private Ids(int from) {
            next = ids + from;
        }

        void next() {
            int shared = number();
            int own = number();
            length = shared + own;
            if (length > text.length) {
                text = Arrays.copyOf(text, 2 * length);
            }
            System.arraycopy(bytes, next, text, shared, own);
            next += own;
        }

        byte[] text() {
            return text;
        }

        int length() {
            return length;
        }

        private int number() {
            int value = bytes[next++] & 0xFF;
            if (value < 0x80) {
                return value;
            }
            return (value & 0x7F) | (bytes[next++] & 0xFF) << 7;
        }
    }

    /// Gathers sources, a lane's after the other's.
    static final class Packing {
        private long[] idStarts = new long[8];
        private int lanes;
        private final long[] origin;
        private final long[] seq;
        private int size;
        private byte[] ids;
        private int idEnd;
        private byte[] before = {};
        private int beforeFrom;
        private int beforeTo;

        Packing(int facts) {
            origin = new long[facts];
            seq = new long[facts];
            ids = new byte[20 * facts];
        }

        /// Begins with a lane.
        void lane() {
            if (lanes == idStarts.length) {
                idStarts = Arrays.copyOf(idStarts, 2 * lanes);
            }
            idStarts[lanes++] = idEnd;
            beforeFrom = 0;
            beforeTo = 0;
        }

        void add(Slice slice, int i) {
            origin[size] = slice.origin(i);
            seq[size++] = slice.seq(i);
            addId(slice.ids(), slice.idFrom(i), slice.idTo(i));
        }

        private void addId(byte[] from, int start, int end) {
            int mismatch = Arrays.mismatch(before, beforeFrom, beforeTo, from, start, end);
            int shared = mismatch < 0 ? end - start : mismatch;
            int own = end - start - shared;
            if (idEnd + own + 4 > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(idEnd + own + 4, 2 * ids.length));
            }
            addNumber(shared);
            addNumber(own);
            System.arraycopy(from, start + shared, ids, idEnd, own);
            idEnd += own;
            before = from;
            beforeFrom = start;
            beforeTo = end;
        }

        /// Ids have at most 800 bytes, so two will do.
        private void addNumber(int value) {
            if (value < 0x80) {
                ids[idEnd++] = (byte) value;
            } else {
                ids[idEnd++] = (byte) ((value & 0x7F) | 0x80);
                ids[idEnd++] = (byte) (value >>> 7);
            }
        }

        byte[] packed(long key) {
            Packer packer = new Packer(512 + lanes * 4 + size * 8 + idEnd);
            packer.number(lanes);
            packer.number(size);
            packer.column(idStarts, lanes);
            packer.column(size, i -> origin[i] >>> Integer.SIZE);
            packer.column(size, i -> origin[i] & 0xFFFF_FFFFL);
            packer.column(seq, size);
            packer.bytes(ids, 0, idEnd);
            return packer.finish(key);
        }
    }
}
