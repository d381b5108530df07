package io.linebeat.core.ledger;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.List;

/// The fold over one worker's observations: which are in force, and how long each lasts. This is the one place that
/// knows the law of spans; late, conflicting and simultaneous facts have no other.
///
/// It reads a slice of a lane from left to right and keeps two things in mind: the observation in force, and the latest
/// sight of the worker at a station. What it knew at the beginning of the slice's page is the page's [Carry], what it
/// knows at the end is the next page's: a history is folded page by page as it would be in one go.
///
/// Not for use by two threads.
final class Fold {
    private final Span page;
    private final Names names;
    private final Folded.Builder runs;

    private Hold hold = Hold.ONE_HOUR;

    private long openAt;
    private long openUntil;
    private long open;

    private long presentUntil;
    private long presentAt;
    private int presentStation;

    Fold(Span page, Names names) {
        this.page = page;
        this.names = names;
        this.runs = new Folded.Builder(page);
    }

    Folded of(Slice slice, Carry carry, Hold ofLane) {
        hold = ofLane;
        begin(carry);
        int size = slice.size();
        for (int i = 0; i < size; ) {
            long at = slice.at(i);
            int end = i + 1;
            while (end < size && slice.at(end) == at) {
                end++;
            }
            int first = observation(slice, i, end);
            if (first < end && observation(slice, first + 1, end) == end) {
                read(at, slice.said(first));
            } else if (first < end) {
                readTied(at, slice, first, end);
            }
            i = end;
        }
        return finish();
    }

    private void begin(Carry carry) {
        openAt = carry.openAt();
        open = carry.open();
        openUntil = carry.hasOpen() ? openAt + hold.at(openAt) : Long.MIN_VALUE;
        presentAt = carry.presentAt();
        presentStation = carry.presentStation();
        presentUntil = carry.hasPresent() ? presentAt + hold.at(presentAt) : Long.MIN_VALUE;
    }

    /// The place of the first observation from a place on.
    private static int observation(Slice slice, int from, int end) {
        int place = from;
        while (place < end && !Said.isObservation(slice.said(place))) {
            place++;
        }
        return place;
    }

    /// At one instant the least comes first, so that the greatest that is not void is in force.
    private void readTied(long at, Slice slice, int from, int end) {
        List<Long> tied = new ArrayList<>(end - from);
        for (int i = from; i < end; i++) {
            if (Said.isObservation(slice.said(i))) {
                tied.add(slice.said(i));
            }
        }
        tied.sort((a, b) -> Said.compare(a, b, names));
        tied.forEach(said -> read(at, said));
    }

    private void read(long at, long said) {
        boolean present = Said.isPresent(said);
        if (!present && isVoid(at, said)) {
            return;
        }
        if (open != Carry.NOTHING && openAt < at) {
            runs.add(openAt, Math.min(openUntil, at), open);
        }
        openAt = at;
        open = Said.plain(said);
        openUntil = at + hold.at(at);
        if (present) {
            presentAt = at;
            presentUntil = openUntil;
            presentStation = Said.station(said);
        }
    }

    /// `absent` speaks of its own station alone: the camera that a worker left must not erase where she went.
    private boolean isVoid(long at, long absence) {
        return at < presentUntil && presentStation != Said.station(absence);
    }

    private Folded finish() {
        if (open != Carry.NOTHING) {
            runs.add(openAt, openUntil, open);
        }
        boolean opens = open != Carry.NOTHING && openUntil > page.to();
        boolean sees = presentStation >= 0 && presentUntil > page.to();
        if (!opens && !sees) {
            return runs.finish(Carry.NONE);
        }
        return runs.finish(new Carry(
                opens ? openAt : Carry.NONE.openAt(),
                opens ? open : Carry.NONE.open(),
                sees ? presentAt : Carry.NONE.presentAt(),
                sees ? presentStation : Carry.NONE.presentStation()));
    }
}
