package io.linebeat.store.sqlite;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The recent observations of each lane, in memory: the neighbours of the facts that come next.
///
/// Of each lane that a fact came from lately it knows one stretch of time, and within that every observation that the
/// open transaction would find. When a question goes beyond the end of the stretch, only what is missing is read. A
/// question about an older time is answered from the database and changes nothing here, so one very late fact does
/// not cost the lane its stretch.
///
/// # Why it cannot lie
///
/// Each fact that comes in or takes another's place is told to it in the same breath as to the database, and a
/// rollback makes it forget everything. It begins empty, so a restart needs no care. When too much has gathered, the
/// lanes that were quiet longest are forgotten first.
final class Neighbours {
    /// Observations kept over all lanes, each about a hundred bytes.
    static final int MAX_KEPT = 100_000;

    /// Read beyond the end of a question, so that the next ones need not.
    private static final long AHEAD = 16 * Grid.CELL;
    /// Kept before the beginning of a question, for facts that are somewhat late.
    private static final long BEHIND = 2 * Micros.HOUR;

    private final BiFunction<Lane, Span, List<Observation>> database;
    private final Map<Lane, Known> lanes = new LinkedHashMap<>(16, 0.75f, true);
    private int kept;

    /// @param database finds a lane's observations in a stretch, in order of [Fact#BY_TIME]
    Neighbours(BiFunction<Lane, Span, List<Observation>> database) {
        this.database = database;
    }

    /// What is known of one lane: all its observations in a stretch, in order.
    private static final class Known {
        private Span stretch;
        private final List<Observation> observations;

        Known(Span stretch, List<Observation> observations) {
            this.stretch = stretch;
            this.observations = observations;
        }

        List<Observation> in(Span asked) {
            return observations.subList(firstAt(asked.from()), firstAt(asked.to()));
        }

        /// The place of the first observation at or after an instant.
        private int firstAt(long instant) {
            int low = 0;
            int high = observations.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (observations.get(middle).at() < instant) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private int placeOf(Observation observation) {
            return Collections.binarySearch(observations, observation, Fact.BY_TIME);
        }
    }

    /// A lane's observations in a stretch, in order of [Fact#BY_TIME].
    List<Observation> find(Lane lane, Span asked) {
        Known known = lanes.get(lane);
        if (known != null && asked.from() < known.stretch.from()) {
            return database.apply(lane, asked);
        }
        if (known == null || asked.from() > known.stretch.to()) {
            known = begin(lane, asked);
        } else if (asked.to() > known.stretch.to()) {
            goOn(lane, known, asked);
        }
        List<Observation> found = List.copyOf(known.in(asked));
        forgetTheQuietest(lane);
        return found;
    }

    private Known begin(Lane lane, Span asked) {
        Span stretch = asked.widened(BEHIND, AHEAD);
        Known known = new Known(stretch, new ArrayList<>(database.apply(lane, stretch)));
        kept += known.observations.size();
        Known before = lanes.put(lane, known);
        kept -= before == null ? 0 : before.observations.size();
        return known;
    }

    private void goOn(Lane lane, Known known, Span asked) {
        long from = Math.max(known.stretch.from(), asked.widened(BEHIND, 0).from());
        long to = asked.widened(0, AHEAD).to();
        List<Observation> passed = known.observations.subList(0, known.firstAt(from));
        kept -= passed.size();
        passed.clear();
        List<Observation> more = database.apply(lane, new Span(known.stretch.to(), to));
        known.observations.addAll(more);
        kept += more.size();
        known.stretch = new Span(from, to);
    }

    private void forgetTheQuietest(Lane butNot) {
        Iterator<Map.Entry<Lane, Known>> quietestFirst = lanes.entrySet().iterator();
        while (kept > MAX_KEPT && quietestFirst.hasNext()) {
            Map.Entry<Lane, Known> quietest = quietestFirst.next();
            if (!quietest.getKey().equals(butNot)) {
                kept -= quietest.getValue().observations.size();
                quietestFirst.remove();
            }
        }
    }

    /// A fact came in.
    void added(Fact fact) {
        if (fact instanceof Observation observation) {
            Known known = lanes.get(Lane.of(fact));
            if (known != null && known.stretch.contains(fact.at())) {
                int place = known.placeOf(observation);
                known.observations.add(place < 0 ? -place - 1 : place, observation);
                kept++;
            }
        }
    }

    /// A fact gave way to a greater one.
    void removed(Fact fact) {
        if (fact instanceof Observation observation) {
            Known known = lanes.get(Lane.of(fact));
            if (known != null && known.stretch.contains(fact.at())) {
                known.observations.remove(known.placeOf(observation));
                kept--;
            }
        }
    }

    /// Observations in memory now.
    int kept() {
        return kept;
    }

    void forgetAll() {
        lanes.clear();
        kept = 0;
    }
}
