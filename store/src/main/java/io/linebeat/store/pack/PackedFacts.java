package io.linebeat.store.pack;

import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Slice;
import io.linebeat.core.ledger.Stock;
import io.linebeat.store.pack.Unpacker.Column;
import java.util.Arrays;

/// Slices of lanes, packed: ten columns of numbers, and the event ids, each as what it does not share with the one
/// before it in its lane. A lane's slice is made from its places in the columns, without touching the others.
public final class PackedFacts implements Stock {
    private final byte[] bytes;
    private final int lanes;
    private final int facts;
    private final Column lane;
    private final Column laneEnd;
    private final Column idsFrom;
    private final Column at;
    private final Column kind;
    private final Column demo;
    private final Column station;
    private final Column confidence;
    private final Column count;
    private final Column camera;
    private final Column model;
    private final Column seq;
    private final int ids;
    /// Behind the lane that was found last. Threads may overwrite it for each other: it is only a guess.
    private int next;

    private PackedFacts(byte[] packed) {
        Unpacker from = new Unpacker(packed);
        bytes = from.bytes();
        lanes = (int) from.number();
        facts = (int) from.number();
        lane = from.column(lanes);
        laneEnd = from.column(lanes);
        idsFrom = from.column(lanes);
        at = from.column(facts);
        kind = from.column(facts);
        demo = from.column(facts);
        station = from.column(facts);
        confidence = from.column(facts);
        count = from.column(facts);
        camera = from.column(facts);
        model = from.column(facts);
        seq = from.column(facts);
        ids = from.bytesFrom();
    }

    /// Facts from their bytes.
    ///
    /// @throws Damaged where they are not what [#pack] made
    public static PackedFacts of(byte[] packed) {
        return new PackedFacts(packed);
    }

    public int lanes() {
        return lanes;
    }

    public long[] allLanes() {
        long[] all = new long[lanes];
        Arrays.setAll(all, lane::get);
        return all;
    }

    public int facts() {
        return facts;
    }

    public long lane(int i) {
        return lane.get(i);
    }

    @Override
    public Slice slice(long wanted) {
        int i = find(wanted);
        return i < 0 ? Slice.EMPTY : sliceAt(i);
    }

    @Override
    public Slice bare(long wanted) {
        int i = find(wanted);
        if (i < 0) {
            return Slice.EMPTY;
        }
        int end = (int) laneEnd.get(i);
        Slice.Builder slice = new Slice.Builder(end - firstOf(i), 0);
        for (int fact = firstOf(i); fact < end; fact++) {
            slice.add(at.get(fact), said(fact), count.get(fact), 0, 0, bytes, 0, 0);
        }
        return slice.build();
    }

    private long said(int fact) {
        return Said.of((int) station.get(fact), (int) confidence.get(fact), demo.get(fact) != 0, (int) kind.get(fact));
    }

    @Override
    public boolean speaksOf(long wanted, int which) {
        int i = find(wanted);
        if (i >= 0) {
            int end = (int) laneEnd.get(i);
            for (int fact = firstOf(i); fact < end; fact++) {
                if (station.get(fact) == which) {
                    return true;
                }
            }
        }
        return false;
    }

    private int firstOf(int i) {
        return i == 0 ? 0 : (int) laneEnd.get(i - 1);
    }

    /// Who goes through all lanes asks for one after the other, so the next is tried first.
    private int find(long wanted) {
        int guess = next;
        if (guess < lanes && lane.get(guess) == wanted) {
            next = guess + 1;
            return guess;
        }
        int found = search(wanted);
        next = found + 1;
        return found;
    }

    private int search(long wanted) {
        int low = 0;
        int high = lanes - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(lane.get(middle), wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /// The slice of the `i`-th lane.
    public Slice sliceAt(int i) {
        int first = firstOf(i);
        int end = (int) laneEnd.get(i);
        IdReader id = new IdReader((int) idsFrom.get(i));
        Slice.Builder slice = new Slice.Builder(end - first);
        for (int fact = first; fact < end; fact++) {
            id.next();
            slice.add(
                    at.get(fact),
                    said(fact),
                    count.get(fact),
                    camera.get(fact) << Integer.SIZE | model.get(fact),
                    seq.get(fact),
                    id.text,
                    0,
                    id.length);
        }
        return slice.build();
    }

    /// Reads ids one after the other.
    private final class IdReader {
        private int next;
        private byte[] text = new byte[64];
        private int length;

        IdReader(int from) {
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

        private int number() {
            int value = bytes[next++] & 0xFF;
            if (value < 0x80) {
                return value;
            }
            return (value & 0x7F) | (bytes[next++] & 0xFF) << 7;
        }
    }

    /// Packs the slices of lanes, which stand in ascending order.
    public static byte[] pack(long[] lanes, Slice[] slices) {
        int facts = 0;
        for (Slice slice : slices) {
            facts += slice.size();
        }
        Packing packing = new Packing(lanes.length, facts);
        for (int i = 0; i < lanes.length; i++) {
            packing.lane(lanes[i]);
            for (int fact = 0; fact < slices[i].size(); fact++) {
                packing.add(slices[i], fact);
            }
        }
        return packing.packed();
    }

    /// Gathers facts, a lane's after the other's. Lanes need no order where nobody will look for one. Not for use
    /// after [#packed()].
    public static final class Packing {
        private long[] lanes;
        private long[] ends;
        private long[] idStarts;
        private int laneCount;
        private final long[] at;
        private final long[] said;
        private final long[] count;
        private final long[] origin;
        private final long[] seq;
        private int size;
        private byte[] ids;
        private int idEnd;
        private byte[] before = {};
        private int beforeFrom;
        private int beforeTo;

        public Packing(int lanes, int facts) {
            this.lanes = new long[lanes];
            this.ends = new long[lanes];
            this.idStarts = new long[lanes];
            at = new long[facts];
            said = new long[facts];
            count = new long[facts];
            origin = new long[facts];
            seq = new long[facts];
            ids = new byte[20 * facts];
        }

        /// Begins with a lane.
        public void lane(long lane) {
            if (laneCount == lanes.length) {
                int room = Math.max(8, 2 * laneCount);
                lanes = Arrays.copyOf(lanes, room);
                ends = Arrays.copyOf(ends, room);
                idStarts = Arrays.copyOf(idStarts, room);
            }
            lanes[laneCount] = lane;
            ends[laneCount] = size;
            idStarts[laneCount++] = idEnd;
            beforeFrom = 0;
            beforeTo = 0;
        }

        /// Adds a fact of the lane.
        public void add(Slice slice, int i) {
            at[size] = slice.at(i);
            said[size] = slice.said(i);
            count[size] = slice.count(i);
            origin[size] = slice.origin(i);
            seq[size] = slice.seq(i);
            ends[laneCount - 1] = ++size;
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

        public int facts() {
            return size;
        }

        public byte[] packed() {
            Packer packer = new Packer(512 + laneCount * 8 + size * 16 + idEnd);
            packer.number(laneCount);
            packer.number(size);
            packer.column(lanes, laneCount);
            packer.column(ends, laneCount);
            packer.column(idStarts, laneCount);
            packer.column(at, size);
            packer.column(size, i -> Said.kind(said[i]));
            packer.column(size, i -> Said.isDemo(said[i]) ? 1 : 0);
            packer.column(size, i -> Said.station(said[i]));
            packer.column(size, i -> Said.confidence(said[i]));
            packer.column(count, size);
            packer.column(size, i -> origin[i] >>> Integer.SIZE);
            packer.column(size, i -> origin[i] & 0xFFFF_FFFFL);
            packer.column(seq, size);
            packer.bytes(ids, 0, idEnd);
            return packer.finish();
        }
    }
}
