package io.linebeat.store.pack;

import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Slice;
import io.linebeat.core.ledger.Stock;
import io.linebeat.store.pack.Unpacker.Column;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

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

    private int find(long wanted) {
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
                    Said.of((int) station.get(fact), (int) confidence.get(fact), demo.get(fact) != 0, (int)
                            kind.get(fact)),
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
            return value & 0x7F | (bytes[next++] & 0xFF) << 7;
        }
    }

    /// Packs the slices of lanes, which stand in ascending order.
    public static byte[] pack(long[] lanes, Slice[] slices) {
        return new Packing(lanes, slices).packed();
    }

    private static final class Packing {
        private final long[] lanes;
        private final Slice[] slices;
        /// For each fact its lane, and its place in the lane's slice.
        private final int[] laneOf;
        private final int[] placeOf;
        private final long[] ends;
        private final long[] idStarts;
        private byte[] ids;
        private int idEnd;

        Packing(long[] lanes, Slice[] slices) {
            this.lanes = lanes;
            this.slices = slices;
            ends = new long[lanes.length];
            idStarts = new long[lanes.length];
            int facts = 0;
            for (int i = 0; i < lanes.length; i++) {
                facts += slices[i].size();
                ends[i] = facts;
            }
            laneOf = new int[facts];
            placeOf = new int[facts];
            ids = new byte[20 * facts];
            int fact = 0;
            for (int i = 0; i < lanes.length; i++) {
                idStarts[i] = idEnd;
                for (int place = 0; place < slices[i].size(); place++) {
                    laneOf[fact] = i;
                    placeOf[fact++] = place;
                    writeId(slices[i], place);
                }
            }
        }

        byte[] packed() {
            int facts = laneOf.length;
            Packer packer = new Packer(512 + lanes.length * 8 + facts * 16 + idEnd);
            packer.number(lanes.length);
            packer.number(facts);
            packer.column(lanes.length, i -> lanes[i]);
            packer.column(lanes.length, i -> ends[i]);
            packer.column(lanes.length, i -> idStarts[i]);
            packer.column(facts, i -> slices[laneOf[i]].at(placeOf[i]));
            packer.column(facts, said(Said::kind));
            packer.column(facts, said(said -> Said.isDemo(said) ? 1 : 0));
            packer.column(facts, said(Said::station));
            packer.column(facts, said(Said::confidence));
            packer.column(facts, i -> slices[laneOf[i]].count(placeOf[i]));
            packer.column(facts, i -> slices[laneOf[i]].origin(placeOf[i]) >>> Integer.SIZE);
            packer.column(facts, i -> slices[laneOf[i]].origin(placeOf[i]) & 0xFFFF_FFFFL);
            packer.column(facts, i -> slices[laneOf[i]].seq(placeOf[i]));
            packer.bytes(ids, 0, idEnd);
            return packer.finish();
        }

        private IntToLongFunction said(java.util.function.LongToIntFunction part) {
            return i -> part.applyAsInt(slices[laneOf[i]].said(placeOf[i]));
        }

        private void writeId(Slice slice, int place) {
            byte[] from = slice.ids();
            int start = slice.idFrom(place);
            int end = slice.idTo(place);
            int before = place == 0 ? start : slice.idFrom(place - 1);
            int mismatch = Arrays.mismatch(from, before, place == 0 ? start : start, from, start, end);
            int shared = mismatch < 0 ? end - start : mismatch;
            int own = end - start - shared;
            if (idEnd + own + 4 > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(idEnd + own + 4, 2 * ids.length));
            }
            writeNumber(shared);
            writeNumber(own);
            System.arraycopy(from, start + shared, ids, idEnd, own);
            idEnd += own;
        }

        /// Ids have at most 800 bytes, so two will do.
        private void writeNumber(int value) {
            if (value < 0x80) {
                ids[idEnd++] = (byte) value;
            } else {
                ids[idEnd++] = (byte) (value & 0x7F | 0x80);
                ids[idEnd++] = (byte) (value >>> 7);
            }
        }
    }
}
