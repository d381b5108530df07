package io.linebeat.store.pack;

import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Slice;
import io.linebeat.core.ledger.Stock;
import io.linebeat.store.pack.Unpacker.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Slices of lanes, packed: columns of numbers, and the [sources][PackedSources] apart from them, which no figure
/// needs.
/// A lane's slice is made from its places in the columns, without touching the others.
public final class PackedFacts implements Stock {
    private final int facts;
    private final PackedLanes lanes;
    private final Column laneEnd;
    private final Column at;
    private final Column kind;
    private final Column demo;
    private final Column station;
    private final Column confidence;
    private final Column count;
    private final @Nullable PackedSources sources;

    private PackedFacts(byte[] packed, byte @Nullable [] packedSources, long key) {
        Unpacker from = new Unpacker(packed, key);
        int size = (int) from.number();
        facts = (int) from.number();
        lanes = new PackedLanes(from.column(size));
        laneEnd = from.column(size);
        at = from.column(facts);
        kind = from.column(facts);
        demo = from.column(facts);
        station = from.column(facts);
        confidence = from.column(facts);
        count = from.column(facts);
        sources = packedSources == null ? null : new PackedSources(packedSources, size, facts, key);
    }

    /// Facts from their bytes.
    ///
    /// @throws Damaged where they are not what [Packing] made under this key
    public static PackedFacts of(byte[] packed, byte[] sources, long key) {
        return new PackedFacts(packed, sources, key);
    }

    /// Facts without their sources: of them there are only [bare][#bare(long)] slices.
    public static PackedFacts bare(byte[] packed, long key) {
        return new PackedFacts(packed, null, key);
    }

    public int lanes() {
        return lanes.size();
    }

    public long[] allLanes() {
        return lanes.all();
    }

    public int facts() {
        return facts;
    }

    public long lane(int i) {
        return lanes.lane(i);
    }

    @Override
    public Slice slice(long wanted) {
        int i = lanes.find(wanted);
        return i < 0 ? Slice.EMPTY : sliceAt(i);
    }

    @Override
    public Slice bare(long wanted) {
        int i = lanes.find(wanted);
        if (i < 0) {
            return Slice.EMPTY;
        }
        int end = (int) laneEnd.get(i);
        Slice.Builder slice = new Slice.Builder(end - firstOf(i), 0);
        for (int fact = firstOf(i); fact < end; fact++) {
            slice.addBare(at.get(fact), said(fact), count.get(fact));
        }
        return slice.build();
    }

    private long said(int fact) {
        return Said.of((int) station.get(fact), (int) confidence.get(fact), demo.get(fact) != 0, (int) kind.get(fact));
    }

    @Override
    public long[] lanesAt(int which) {
        long[] found = new long[lanes.size()];
        int size = 0;
        int i = 0;
        for (int fact = station.find(which, 0); fact < facts; fact = station.find(which, (int) laneEnd.get(i))) {
            while (laneEnd.get(i) <= fact) {
                i++;
            }
            found[size++] = lanes.lane(i);
        }
        return Arrays.copyOf(found, size);
    }

    private int firstOf(int i) {
        return i == 0 ? 0 : (int) laneEnd.get(i - 1);
    }

    /// The slice of the `i`-th lane.
    public Slice sliceAt(int i) {
        if (sources == null) {
            throw new IllegalStateException("the sources of these facts were not read");
        }
        int first = firstOf(i);
        int end = (int) laneEnd.get(i);
        PackedSources.Ids id = sources.idsOf(i);
        Slice.Builder slice = new Slice.Builder(end - first);
        for (int fact = first; fact < end; fact++) {
            id.next();
            slice.add(
                    at.get(fact),
                    said(fact),
                    count.get(fact),
                    sources.origin(fact),
                    sources.seq(fact),
                    id.text(),
                    0,
                    id.length());
        }
        return slice.build();
    }

    /// Packs the slices of lanes, which stand in ascending order.
    public static Packing pack(long[] lanes, Slice[] slices) {
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
        return packing;
    }

    /// Gathers facts, a lane's after the other's. Lanes need no order where nobody will look for one.
    public static final class Packing {
        private long[] lanes;
        private long[] ends;
        private int laneCount;
        private final long[] at;
        private final long[] said;
        private final long[] count;
        private final PackedSources.Packing sources;
        private int size;

        public Packing(int lanes, int facts) {
            this.lanes = new long[lanes];
            this.ends = new long[lanes];
            at = new long[facts];
            said = new long[facts];
            count = new long[facts];
            sources = new PackedSources.Packing(facts);
        }

        /// Begins with a lane.
        public void lane(long lane) {
            if (laneCount == lanes.length) {
                int room = Math.max(8, 2 * laneCount);
                lanes = Arrays.copyOf(lanes, room);
                ends = Arrays.copyOf(ends, room);
            }
            lanes[laneCount] = lane;
            ends[laneCount++] = size;
            sources.lane();
        }

        /// Adds a fact of the lane.
        public void add(Slice slice, int i) {
            at[size] = slice.at(i);
            said[size] = slice.said(i);
            count[size] = slice.count(i);
            ends[laneCount - 1] = ++size;
            sources.add(slice, i);
        }

        public int facts() {
            return size;
        }

        /// What the facts say.
        public byte[] packed(long key) {
            Packer packer = new Packer(512 + laneCount * 8 + size * 12);
            packer.number(laneCount);
            packer.number(size);
            packer.column(lanes, laneCount);
            packer.column(ends, laneCount);
            packer.column(at, size);
            packer.column(size, i -> Said.kind(said[i]));
            packer.column(size, i -> Said.isDemo(said[i]) ? 1 : 0);
            packer.column(size, i -> Said.station(said[i]));
            packer.column(size, i -> Said.confidence(said[i]));
            packer.column(count, size);
            return packer.finish(key);
        }

        /// Where they came from.
        public byte[] sources(long key) {
            return sources.packed(key);
        }
    }
}
