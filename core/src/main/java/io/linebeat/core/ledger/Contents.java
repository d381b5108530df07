package io.linebeat.core.ledger;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Span;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What stands on a page: the facts of a stretch of time by lane, what each lane carries into it, and what all of it
/// comes to. Immutable.
///
/// A lane is on the page when it has facts there or a carry. So a page is complete: its figures, and those of any part
/// of its time, follow from it alone.
public final class Contents {
    private static final int BYTES_OF_A_LANE = 160;
    private static final int BYTES_OF_A_FACT = 96;

    private final Span span;
    private final long[] lanes;
    private final @Nullable Carry[] carries;
    private final @Nullable Slice[] slices;
    private final Stock stock;
    private final int stockBytes;
    private final @Nullable Sums sums;
    /// What each lane folds to, once somebody asked. Whoever computes it comes to the same, so nobody waits.
    private final @Nullable Folded[] folded;

    private final int factsAtHand;

    Contents(
            Span span,
            long[] lanes,
            @Nullable Carry[] carries,
            @Nullable Slice[] slices,
            Stock stock,
            int stockBytes,
            @Nullable Sums sums,
            @Nullable Folded[] folded) {
        this(span, lanes, carries, slices, stock, stockBytes, sums, folded, factsIn(slices));
    }

    private Contents(
            Span span,
            long[] lanes,
            @Nullable Carry[] carries,
            @Nullable Slice[] slices,
            Stock stock,
            int stockBytes,
            @Nullable Sums sums,
            @Nullable Folded[] folded,
            int factsAtHand) {
        this.span = span;
        this.lanes = lanes;
        this.carries = carries;
        this.slices = slices;
        this.stock = stock;
        this.stockBytes = stockBytes;
        this.sums = sums;
        this.folded = folded;
        this.factsAtHand = factsAtHand;
    }

    private static int factsIn(@Nullable Slice[] slices) {
        int facts = 0;
        for (Slice slice : slices) {
            facts += slice == null ? 0 : slice.size();
        }
        return facts;
    }

    static Contents blank(Span span) {
        return new Contents(span, new long[0], new Carry[0], new Slice[0], Stock.EMPTY, 0, Sums.ZERO, new Folded[0]);
    }

    /// A page as it was kept.
    ///
    /// @param lanes all of the page, in ascending order
    /// @param stockBytes about what the stock takes in memory
    /// @param sums may be missing where the page will only be folded
    public static Contents kept(Span span, long[] lanes, Stock stock, int stockBytes, @Nullable Sums sums) {
        int size = lanes.length;
        return new Contents(span, lanes, new Carry[size], new Slice[size], stock, stockBytes, sums, new Folded[size]);
    }

    public Span span() {
        return span;
    }

    public int lanes() {
        return lanes.length;
    }

    public long lane(int i) {
        return lanes[i];
    }

    /// The place of a lane, or a negative number where it is not on the page.
    public int find(long lane) {
        return Arrays.binarySearch(lanes, lane);
    }

    public Carry carry(int i) {
        Carry carry = carries[i];
        return carry == null ? stock.carry(lanes[i]) : carry;
    }

    public Slice slice(int i) {
        Slice slice = slices[i];
        return slice == null ? stock.slice(lanes[i]) : slice;
    }

    /// The places of the lanes that may have been seen at a station: they alone are worth folding.
    BitSet lanesAt(int station) {
        BitSet places = new BitSet(lanes.length);
        for (int i = 0; i < lanes.length; i++) {
            Carry carry = carries[i];
            Slice slice = slices[i];
            if ((carry != null && carry.isAt(station)) || (slice != null && slice.speaksOf(station))) {
                places.set(i);
            }
        }
        for (long lane : stock.lanesAt(station)) {
            int place = find(lane);
            if (place >= 0 && (slices[place] == null || carries[place] == null)) {
                places.set(place);
            }
        }
        return places;
    }

    /// A lane's facts, maybe without where they came from (event id, camera, model, order of arrival): enough for
    /// figures.
    public Slice bare(int i) {
        Slice slice = slices[i];
        return slice == null ? stock.bare(lanes[i]) : slice;
    }

    public Sums sums() {
        return requireNonNull(sums, "the sums of a page that was opened to be folded");
    }

    /// What a lane carries out of a page that was folded as a whole.
    Carry carriedOut(int i) {
        return requireNonNull(folded[i]).out();
    }

    /// Where a lane is, or would be, looked for from a place on.
    int placeOf(long lane, int from) {
        if (from < lanes.length && lanes[from] >= lane) {
            return from;
        }
        int place = Arrays.binarySearch(lanes, from, lanes.length, lane);
        return place < 0 ? -place - 1 : place;
    }

    /// Copies lanes `[from, to)` as they are: with what is at hand of them.
    void copy(
            int from,
            int to,
            long[] ofLanes,
            @Nullable Carry[] ofCarries,
            @Nullable Slice[] ofSlices,
            @Nullable Folded[] ofFolded,
            int at) {
        int count = to - from;
        System.arraycopy(lanes, from, ofLanes, at, count);
        System.arraycopy(carries, from, ofCarries, at, count);
        System.arraycopy(slices, from, ofSlices, at, count);
        System.arraycopy(folded, from, ofFolded, at, count);
    }

    /// Whether this is enough for figures alone: there are no sums, and of a lane's facts no more than [#bare(int)].
    public boolean isBare() {
        return sums == null;
    }

    Stock stock() {
        return stock;
    }

    int stockBytes() {
        return stockBytes;
    }

    Contents summedUp(Sums now) {
        return new Contents(span, lanes, carries, slices, stock, stockBytes, now, folded, factsAtHand);
    }

    /// Writes the times of runs over the first three numbers of a tally.
    static void tally(Folded runs, Span window, long[] tallies, int at) {
        Arrays.fill(tallies, at, at + Sums.UNITS, 0);
        for (int i = 0; i < runs.size(); i++) {
            long from = Math.max(runs.from(i), window.from());
            long to = Math.min(runs.to(i), window.to());
            if (from < to) {
                tallies[at + columnOf(runs.said(i))] += Span.micros(from, to);
            }
        }
    }

    /// Working, idle, absent.
    private static int columnOf(long said) {
        return State.WORKING.rank() - Said.kind(said);
    }

    /// What a part of the page's time comes to, for each of its lanes and each post that has any.
    Sums within(Span window, Names names, Holds holds) {
        Fold fold = new Fold(span, names);
        long[] ofLanes = new long[lanes.length * Sums.WIDTH];
        Sums.Builder ofPosts = new Sums.Builder();
        Presence presence = new Presence(window);
        for (int i = 0; i < lanes.length; i++) {
            Slice slice = bare(i);
            Folded runs = folded(i, slice, fold, holds);
            tally(runs, window, ofLanes, i * Sums.WIDTH);
            for (int run = 0; run < runs.size(); run++) {
                presence.add(lanes[i], runs, run);
            }
            count(slice, i, window, ofLanes, ofPosts);
        }
        presence.addTo(ofPosts);
        return ofPosts.build().withLanes(lanes, ofLanes);
    }

    /// Counts a lane's units and events in a window, and those of each of its posts.
    private void count(Slice slice, int i, Span window, long[] ofLanes, Sums.Builder ofPosts) {
        int first = slice.firstAt(window.from());
        int end = slice.firstAt(window.to());
        int station = -1;
        int post = -1;
        long units = 0;
        for (int fact = first; fact < end; fact++) {
            int at = Said.station(slice.said(fact));
            if (at != station) {
                station = at;
                post = ofPosts.post(Names.post(lanes[i], station));
            }
            ofPosts.addToPost(post, Sums.UNITS, slice.count(fact));
            ofPosts.addToPost(post, Sums.EVENTS, 1);
            units += slice.count(fact);
        }
        ofLanes[i * Sums.WIDTH + Sums.UNITS] = units;
        ofLanes[i * Sums.WIDTH + Sums.EVENTS] = Math.max(0, end - first);
    }

    /// The same of some lanes alone, without posts.
    Sums within(Span window, long[] some, Names names, Holds holds) {
        Fold fold = new Fold(span, names);
        long[] ofLanes = new long[some.length * Sums.WIDTH];
        for (int which = 0; which < some.length; which++) {
            int i = find(some[which]);
            if (i >= 0) {
                Slice slice = bare(i);
                tally(folded(i, slice, fold, holds), slice, window, ofLanes, which * Sums.WIDTH);
            }
        }
        return Sums.ZERO.withLanes(some, ofLanes);
    }

    private static void tally(Folded runs, Slice slice, Span window, long[] tallies, int at) {
        tally(runs, window, tallies, at);
        int first = slice.firstAt(window.from());
        int end = slice.firstAt(window.to());
        for (int fact = first; fact < end; fact++) {
            tallies[at + Sums.UNITS] += slice.count(fact);
        }
        tallies[at + Sums.EVENTS] += Math.max(0, end - first);
    }

    Folded folded(int i, Fold fold, Holds holds) {
        Folded known = folded[i];
        return known == null ? folded(i, bare(i), fold, holds) : known;
    }

    private Folded folded(int i, Slice slice, Fold fold, Holds holds) {
        Folded known = folded[i];
        if (known == null) {
            known = fold.of(slice, carry(i), holds.of(lanes[i]));
            folded[i] = known;
        }
        return known;
    }

    /// About what it takes in memory, in bytes.
    public int weight() {
        return stockBytes + lanes.length * BYTES_OF_A_LANE + factsAtHand * BYTES_OF_A_FACT;
    }

    /// Gathers the lanes of a page that is to be folded and summed up as a whole.
    static final class Builder {
        private final long[] lanes;
        private final Carry[] carries;
        private final Slice[] slices;
        private int size;

        Builder(int mostLanes) {
            lanes = new long[mostLanes];
            carries = new Carry[mostLanes];
            slices = new Slice[mostLanes];
        }

        /// Adds the next lane, in ascending order; one that has neither facts nor a carry is not on the page.
        void add(long lane, Slice slice, Carry carry) {
            if (!slice.isEmpty() || !carry.isNone()) {
                lanes[size] = lane;
                slices[size] = slice;
                carries[size++] = carry;
            }
        }

        Contents build(Span span, Names names, Holds holds) {
            Contents unsummed = new Contents(
                    span,
                    Arrays.copyOf(lanes, size),
                    Arrays.copyOf(carries, size),
                    Arrays.copyOf(slices, size),
                    Stock.EMPTY,
                    0,
                    Sums.ZERO,
                    new Folded[size]);
            return unsummed.summedUp(unsummed.within(span, names, holds));
        }
    }
}
