package io.linebeat.core.ledger;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.fact.Receipt;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes one page anew, with arrivals and other carries in it.
///
/// Only lanes that are touched are folded again, and only stations at which a run changed get a new union. What did not
/// change is the same object on the new page as on the old.
final class Revision {
    private final Page page;
    private final Contents before;
    private final Entry entry;
    private final Arrivals arrivals;
    private final Slice arrived;
    private final Names names;
    private final Holds holds;
    private final Fold fold;

    private final Sums.Builder posts;
    private boolean[] isTouched;
    private long touchedStations;
    private boolean changed;

    private int facts;
    private int ofSenders;
    private long first;
    private long last;

    /// What changed at the end of the page, by lane.
    private final Carries carriedOver = new Carries();
    /// What did not, of the lanes that were touched, if somebody wants to know.
    private final @Nullable Carries carriedOn;

    private long[] lanes = {};
    private @Nullable Carry[] carries = {};
    private @Nullable Slice[] slices = {};
    private @Nullable Folded[] folded = {};
    private long[] ofLanes = {};
    private int size;

    /// @param tellsAll whether [#carriedOn()] is wanted too
    Revision(Page page, Contents before, Entry entry, Names names, Holds holds, boolean tellsAll) {
        this.carriedOn = tellsAll ? new Carries() : null;
        this.page = page;
        this.before = before;
        this.entry = entry;
        this.arrivals = entry.arrivals();
        this.arrived = arrivals.facts();
        this.names = names;
        this.holds = holds;
        this.fold = new Fold(before.span(), names);
        this.posts = new Sums.Builder().addPostsOf(before.sums());
        this.isTouched = new boolean[64];
        this.facts = page.facts();
        this.ofSenders = page.ofSenders();
        this.first = page.first();
        this.last = page.last();
    }

    private void makeRoom(int room) {
        lanes = new long[room];
        carries = new Carry[room];
        slices = new Slice[room];
        folded = new Folded[room];
        ofLanes = new long[room * Sums.WIDTH];
    }

    /// The page as it is now.
    ///
    /// @param order numbers of arrivals by lane, of which those in `[from, to)` are this page's
    /// @param changes new carries, by lane
    Page with(int[] order, int from, int to, Carries changes, long commit) {
        makeRoom(before.lanes() + lanesOf(order, from, to) + changes.size());
        int old = 0;
        int next = from;
        int change = 0;
        while (next < to || change < changes.size()) {
            long lane = Math.min(
                    next < to ? arrivals.lane(order[next]) : Long.MAX_VALUE,
                    change < changes.size() ? changes.lane(change) : Long.MAX_VALUE);
            int place = before.placeOf(lane, old);
            keep(old, place);
            old = place;
            boolean known = old < before.lanes() && before.lane(old) == lane;
            int end = next;
            while (end < to && arrivals.lane(order[end]) == lane) {
                end++;
            }
            boolean isChanged = change < changes.size() && changes.lane(change) == lane;
            revise(lane, known ? old : -1, order, next, end, isChanged ? changes.carry(change) : null);
            change += isChanged ? 1 : 0;
            next = end;
            old += known ? 1 : 0;
        }
        keep(old, before.lanes());
        return changed ? revised(commit) : page;
    }

    private int lanesOf(int[] order, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += i == from || arrivals.lane(order[i]) != arrivals.lane(order[i - 1]) ? 1 : 0;
        }
        return count;
    }

    /// Lanes that nothing touches.
    private void keep(int from, int to) {
        before.copy(from, to, lanes, carries, slices, folded, size);
        before.sums().copyLanes(from, to, ofLanes, size);
        size += to - from;
    }

    private void put(long lane, Carry carry, @Nullable Slice slice, @Nullable Folded fold) {
        lanes[size] = lane;
        carries[size] = carry;
        slices[size] = slice;
        folded[size] = fold;
        size++;
    }

    private void revise(long lane, int old, int[] order, int from, int to, @Nullable Carry newCarry) {
        Slice slice = old < 0 ? Slice.EMPTY : before.slice(old);
        Carry carry = old < 0 ? Carry.NONE : before.carry(old);
        Folded was = old < 0 ? Folded.NOTHING : before.folded(old, fold, holds);
        int ofLane = size * Sums.WIDTH;
        put(lane, newCarry == null ? carry : newCarry, slice, was);
        if (old >= 0) {
            before.sums().copyLanes(old, old + 1, ofLanes, size - 1);
        }
        boolean carryChanged = newCarry != null && !newCarry.equals(carry);
        boolean observed = from < to && merge(lane, slice, order, from, to, ofLane);
        changed |= carryChanged;
        if (carryChanged || observed) {
            refold(lane, was, ofLane);
        }
        if (carriedOn != null && !carriedOver.endsWith(lane)) {
            carriedOn.add(lane, was.out());
        }
        if (isNothing(size - 1)) {
            size--;
        }
    }

    /// A lane that has neither facts nor a carry any more is not on the page.
    private boolean isNothing(int i) {
        Slice slice = slices[i];
        Carry carry = carries[i];
        return slice != null && slice.isEmpty() && carry != null && carry.isNone();
    }

    private void refold(long lane, Folded was, int ofLane) {
        Slice slice = slices[size - 1];
        Folded is = fold.of(slice == null ? Slice.EMPTY : slice, requireNonNull(carries[size - 1]), holds.of(lane));
        folded[size - 1] = is;
        if (!is.out().equals(was.out())) {
            carriedOver.add(lane, is.out());
        }
        if (is.hasSameRuns(was)) {
            return;
        }
        Contents.tally(is, before.span(), ofLanes, ofLane);
        touchPosts(lane, was);
        touchPosts(lane, is);
    }

    private void touchPosts(long lane, Folded runs) {
        for (int i = 0; i < runs.size(); i++) {
            if (Said.isPresent(runs.said(i))) {
                int place = posts.post(Names.post(lane, Said.station(runs.said(i))));
                if (place >= isTouched.length) {
                    isTouched = Arrays.copyOf(isTouched, 2 * place);
                }
                isTouched[place] = true;
                touchedStations |= Folded.bitOf(Said.station(runs.said(i)));
            }
        }
    }

    /// Works a lane's arrivals into its slice, and says whether an observation came or went.
    private boolean merge(long lane, Slice old, int[] order, int from, int to, int ofLane) {
        boolean observed = false;
        boolean any = false;
        int read = placeOf(order[from], old, 0);
        Slice.Builder merged = Slice.Builder.of(old, read, to - from);
        for (int next = from; next < to; ) {
            int arrival = order[next];
            int place = placeOf(arrival, old, read);
            merged.add(old, read, place);
            boolean known = place < old.size() && Slice.compareIdentity(old, place, arrived, arrival) == 0;
            int end = next + 1;
            while (end < to && Slice.compareIdentity(arrived, order[end], arrived, arrival) == 0) {
                end++;
            }
            int winner = resolve(lane, known ? old : null, place, order, next, end, ofLane);
            if (winner >= 0) {
                any = true;
                observed |= Said.isObservation(arrived.said(winner));
                merged.add(arrived, winner);
            } else {
                merged.add(old, place);
            }
            read = place + (known ? 1 : 0);
            next = end;
        }
        if (any) {
            merged.add(old, read, old.size());
            slices[size - 1] = merged.build();
            changed = true;
        }
        return observed;
    }

    /// Where in a slice a fact stands, or would stand.
    private int placeOf(int arrival, Slice old, int from) {
        int size = old.size();
        if (from == size || old.at(size - 1) < arrived.at(arrival)) {
            return size;
        }
        int place = Math.max(from, old.firstAt(arrived.at(arrival)));
        while (place < size && Slice.compareIdentity(old, place, arrived, arrival) < 0) {
            place++;
        }
        return place;
    }

    /// Decides which of several contents of one identity is in force: the arrival whose number is answered, or, if that
    /// is negative, the one that was `known`.
    private int resolve(long lane, @Nullable Slice known, int place, int[] order, int from, int to, int ofLane) {
        int winner = -1;
        for (int i = from; i < to; i++) {
            int arrival = order[i];
            Slice holder = winner >= 0 ? arrived : known;
            int held = winner >= 0 ? winner : place;
            if (holder == null) {
                entry.taken(arrival, Receipt.NEW);
                count(arrived, arrival, 1, lane, ofLane);
                winner = arrival;
                continue;
            }
            int byRank = Slice.compareRank(arrived, arrival, holder, held, names);
            if (byRank < 0) {
                entry.conflict(arrival);
                entry.setAside(arrived.fact(arrival, names.lane(lane), names));
            } else if (byRank > 0) {
                entry.setAside(holder.fact(held, names.lane(lane), names));
                entry.taken(arrival, Receipt.CONFLICT);
                count(holder, held, -1, lane, ofLane);
                count(arrived, arrival, 1, lane, ofLane);
                winner = arrival;
            }
        }
        return winner;
    }

    private void count(Slice slice, int i, int times, long lane, int ofLane) {
        long said = slice.said(i);
        long units = times * slice.count(i);
        ofLanes[ofLane + Sums.UNITS] += units;
        ofLanes[ofLane + Sums.EVENTS] += times;
        int post = posts.post(Names.post(lane, Said.station(said)));
        posts.addToPost(post, Sums.UNITS, units);
        posts.addToPost(post, Sums.EVENTS, times);
        facts += times;
        ofSenders += Said.isDemo(said) ? 0 : times;
        first = Math.min(first, slice.at(i));
        last = Math.max(last, slice.at(i));
    }

    private Page revised(long commit) {
        long[] ofPage = Arrays.copyOf(lanes, size);
        Contents sameSums = new Contents(
                before.span(),
                ofPage,
                Arrays.copyOf(carries, size),
                Arrays.copyOf(slices, size),
                before.stock(),
                before.stockBytes(),
                Sums.ZERO,
                Arrays.copyOf(folded, size));
        if (touchedStations != 0) {
            renewUnions(sameSums);
        }
        Sums postSums = posts.build();
        Contents now = sameSums.summedUp(postSums.withLanes(ofPage, Arrays.copyOf(ofLanes, size * Sums.WIDTH)));
        return new Page(
                page.cell(), page.no(), facts, ofSenders, first, last, Math.min(page.unkeptSince(), commit), now);
    }

    private void renewUnions(Contents now) {
        posts.clearTimesOfPosts(isTouched);
        Presence presence = new Presence(before.span());
        for (int i = 0; i < now.lanes(); i++) {
            Folded runs = now.folded(i, fold, holds);
            if (runs.mayBeAt(touchedStations)) {
                addTouched(now.lane(i), runs, presence);
            }
        }
        presence.addTo(posts);
    }

    private void addTouched(long lane, Folded runs, Presence presence) {
        for (int run = 0; run < runs.size(); run++) {
            int place = posts.post(Names.post(lane, Said.station(runs.said(run))));
            if (place < isTouched.length && isTouched[place]) {
                presence.add(lane, runs, run);
            }
        }
    }

    /// Whether anything on the page has changed.
    boolean hasChanged() {
        return changed;
    }

    /// The carries that changed at the page's end, by lane.
    Carries carriedOver() {
        return carriedOver;
    }

    /// What is carried over it as before, of the lanes that were touched.
    Carries carriedOn() {
        return requireNonNull(carriedOn);
    }
}
