package io.linebeat.core.ledger;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Takes facts in any order, singly or in batches, and keeps runs and tallies current. One thread owns it.
///
/// # How a late fact is folded in
///
/// A fact at `t` changes only its neighbourhood. With `H` the longest hold of the site:
/// - which absences are void can change in `[t, t + H)`, since a worker seen present makes void only absences within
/// her hold;
/// - so runs that begin in `(t − H, t + H)` can change, and with them time in `(t − H, t + 2H)`;
/// - what is in force in a cell of that time rests on observations at most `2H` before the cell.
///
/// The ledger folds that stretch twice, as it was and as it is, and writes the cells in which the two differ. A
/// station's union is computed anew in the cells in which a run at it changed. Nothing older or younger is read,
/// whatever the length of the history; and a long stretch is folded in pieces, so that memory holds one of them.
public final class Ledger {
    /// The time folded at once, unless a hold is longer: bounds what a batch that touches a long time has in memory.
    private static final long PIECE = 96 * Grid.CELL;

    private final Shelf shelf;
    private final Rules rules;

    public Ledger(Shelf shelf, Rules rules) {
        this.shelf = shelf;
        this.rules = rules;
    }

    /// Records facts and says, in their order, what became of each.
    public List<Receipt> record(List<? extends Fact> facts) {
        Entry entry = new Entry();
        List<Receipt> receipts = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            receipts.add(resolve(fact, entry));
        }
        entry.lanes.forEach((lane, change) -> settle(lane, change, entry));
        settleStations(entry);
        flush(entry);
        return receipts;
    }

    /// Computes a worker's runs and time in the given cells from her observations, where nothing is written yet.
    /// Stations follow with [#restoreStations]; counts with [#restoreCounts].
    public void restoreRuns(Lane lane, long firstCell, long endCell) {
        Hold hold = holdOf(lane);
        Span stretch = new Span(Grid.span(firstCell).from(), Grid.span(endCell).from());
        List<Observation> observations = shelf.observations(lane, stretch.widened(2 * hold.longest(), 0));
        Cells cells = Cells.of(new Timeline(hold).runs(observations), stretch);
        cells.runs().forEach((cell, runs) -> {
            shelf.replaceRuns(lane, cell, runs);
            shelf.add(lane, cell, Cells.time(runs));
        });
    }

    /// Computes a station's time in a cell from the runs there, where nothing is written yet.
    public void restoreStation(Post post, long cell) {
        shelf.add(post, cell, StationTally.time(shelf.presence(post, cell)));
    }

    /// Counts a worker's facts at a station in a cell, where nothing is counted yet.
    public void restoreCounts(Lane lane, Post post, long cell, long units, long events) {
        shelf.add(lane, cell, WorkerTally.counted(units, events));
        shelf.add(post, cell, StationTally.counted(units, events));
    }

    private Receipt resolve(Fact fact, Entry entry) {
        Fact known = shelf.putIfAbsent(fact);
        if (known == null) {
            entry.added(fact);
            return Receipt.NEW;
        }
        int order = Fact.RANK.compare(fact, known);
        if (order == 0) {
            return Receipt.DUPLICATE;
        }
        if (order < 0) {
            shelf.setAside(fact);
        } else {
            shelf.replace(known, fact);
            shelf.setAside(known);
            entry.removed(known);
            entry.added(fact);
        }
        return Receipt.CONFLICT;
    }

    private void settle(Lane lane, LaneChange change, Entry entry) {
        Hold hold = holdOf(lane);
        // Far enough apart that no cell is affected by two clusters.
        for (Span touched : change.clusters(4 * hold.longest() + 2 * Grid.CELL)) {
            settle(lane, touched, change, hold, entry);
        }
    }

    private void settle(Lane lane, Span touched, LaneChange change, Hold hold, Entry entry) {
        long reach = hold.longest();
        Span affected = Cells.whole(touched.widened(reach, 2 * reach));
        // One fact is one piece.
        long piece = Math.max(PIECE, Cells.whole(Span.lasting(0, 3 * reach)).micros() + Grid.CELL);
        for (long from = affected.from(); from < affected.to(); from += piece) {
            fold(lane, Span.lasting(from, piece).endingBy(affected.to()), change, hold, entry);
        }
    }

    private void fold(Lane lane, Span affected, LaneChange change, Hold hold, Entry entry) {
        Span read = affected.widened(2 * hold.longest(), 0);
        List<Observation> after = shelf.observations(lane, read);
        List<Observation> before = change.undone(after, read);
        Timeline timeline = new Timeline(hold);
        Cells was = Cells.of(timeline.runs(before), affected);
        Cells is = Cells.of(timeline.runs(after), affected);
        for (long cell : was.differingFrom(is)) {
            List<Run> old = was.in(cell);
            List<Run> now = is.in(cell);
            shelf.replaceRuns(lane, cell, now);
            entry.add(lane, cell, Cells.time(now).plus(Cells.time(old).negated()));
            entry.touchStations(lane, cell, old);
            entry.touchStations(lane, cell, now);
        }
    }

    private void settleStations(Entry entry) {
        entry.stations.forEach((post, cells) -> {
            for (long cell : cells) {
                StationTally is = StationTally.time(shelf.presence(post, cell));
                StationTally was = shelf.tally(post, cell).timeAlone();
                entry.add(post, cell, is.plus(was.negated()));
            }
        });
    }

    private void flush(Entry entry) {
        entry.workerTallies.forEach((lane, cells) -> cells.forEach((cell, delta) -> {
            if (!delta.equals(WorkerTally.ZERO)) {
                shelf.add(lane, cell, delta);
            }
        }));
        entry.stationTallies.forEach((post, cells) -> cells.forEach((cell, delta) -> {
            if (!delta.equals(StationTally.ZERO)) {
                shelf.add(post, cell, delta);
            }
        }));
    }

    private Hold holdOf(Lane lane) {
        return rules.of(lane.worker().site()).hold();
    }

    /// What one call has changed so far.
    private static final class Entry {
        final Map<Lane, LaneChange> lanes = new LinkedHashMap<>();
        final Map<Post, TreeSet<Long>> stations = new LinkedHashMap<>();
        final Map<Lane, Map<Long, WorkerTally>> workerTallies = new LinkedHashMap<>();
        final Map<Post, Map<Long, StationTally>> stationTallies = new LinkedHashMap<>();

        void added(Fact fact) {
            count(fact, 1);
            if (fact instanceof Observation observation) {
                change(observation).add(observation);
            }
        }

        void removed(Fact fact) {
            count(fact, -1);
            if (fact instanceof Observation observation) {
                change(observation).remove(observation);
            }
        }

        private LaneChange change(Observation observation) {
            return lanes.computeIfAbsent(Lane.of(observation), _ -> new LaneChange());
        }

        void count(Fact fact, int times) {
            long cell = Grid.cellOf(fact.at());
            long units = fact instanceof Production production ? times * production.count() : 0;
            add(Lane.of(fact), cell, WorkerTally.counted(units, times));
            add(Post.of(fact), cell, StationTally.counted(units, times));
        }

        void add(Lane lane, long cell, WorkerTally delta) {
            workerTallies.computeIfAbsent(lane, _ -> new HashMap<>()).merge(cell, delta, WorkerTally::plus);
        }

        void add(Post post, long cell, StationTally delta) {
            stationTallies.computeIfAbsent(post, _ -> new HashMap<>()).merge(cell, delta, StationTally::plus);
        }

        void touchStations(Lane lane, long cell, List<Run> runs) {
            for (Run run : runs) {
                if (run.state().isPresent()) {
                    Post post = new Post(lane.stream(), run.station());
                    stations.computeIfAbsent(post, _ -> new TreeSet<>()).add(cell);
                }
            }
        }
    }
}
