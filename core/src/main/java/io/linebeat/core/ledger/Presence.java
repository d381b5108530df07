package io.linebeat.core.ledger;

import io.linebeat.core.measure.Span;
import io.linebeat.core.measure.Union;
import java.util.Arrays;

/// The working and idle runs of many lanes within a stretch of time, gathered by post to get their unions. Time that
/// several workers share at a station counts once in its union and as often as there are workers in its person-time.
final class Presence {
    /// The bits that hold a run's number behind its beginning, when runs are sorted.
    private static final int NUMBER_BITS = 24;

    private final Span within;
    private long[] posts = new long[64];
    private long[] froms = new long[64];
    private long[] tos = new long[64];
    private boolean[] workings = new boolean[64];
    private int size;
    private final Union occupied = new Union();
    private final Union working = new Union();

    /// @param within a stretch no longer than the coarsest page, so that an instant in it takes 40 bits
    Presence(Span within) {
        this.within = within;
    }

    /// Adds a lane's run, cut to the stretch, if it is one of presence.
    void add(long lane, Folded runs, int run) {
        long said = runs.said(run);
        long from = Math.max(runs.from(run), within.from());
        long to = Math.min(runs.to(run), within.to());
        if (from >= to || !Said.isPresent(said)) {
            return;
        }
        if (size == posts.length) {
            grow();
        }
        posts[size] = Names.post(lane, Said.station(said));
        froms[size] = from;
        tos[size] = to;
        workings[size++] = Said.isWorking(said);
    }

    private void grow() {
        posts = Arrays.copyOf(posts, 2 * size);
        froms = Arrays.copyOf(froms, 2 * size);
        tos = Arrays.copyOf(tos, 2 * size);
        workings = Arrays.copyOf(workings, 2 * size);
    }

    /// Adds each post's times to its sums.
    void addTo(Sums.Builder sums) {
        int[] places = new int[size];
        int most = 0;
        for (int i = 0; i < size; i++) {
            places[i] = sums.post(posts[i]);
            most = Math.max(most, places[i] + 1);
        }
        int[] ends = new int[most + 1];
        for (int place : places) {
            ends[place + 1]++;
        }
        for (int place = 1; place <= most; place++) {
            ends[place] += ends[place - 1];
        }
        long[] sorted = new long[size];
        int[] next = Arrays.copyOf(ends, most);
        for (int i = 0; i < size; i++) {
            sorted[next[places[i]]++] = within.offset(froms[i]) << NUMBER_BITS | i;
        }
        for (int place = 0; place < most; place++) {
            Arrays.sort(sorted, ends[place], ends[place + 1]);
            addUnion(sorted, ends[place], ends[place + 1], place, sums);
        }
    }

    private void addUnion(long[] sorted, int first, int end, int place, Sums.Builder sums) {
        if (first == end) {
            return;
        }
        occupied.clear();
        working.clear();
        long person = 0;
        for (int i = first; i < end; i++) {
            int run = (int) sorted[i] & (1 << NUMBER_BITS) - 1;
            person += Span.micros(froms[run], tos[run]);
            occupied.add(froms[run], tos[run]);
            if (workings[run]) {
                working.add(froms[run], tos[run]);
            }
        }
        sums.addToPost(place, 0, occupied.micros());
        sums.addToPost(place, 1, working.micros());
        sums.addToPost(place, 2, person);
    }
}
