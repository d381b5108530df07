package io.linebeat.core.ledger;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The observations of one worker that a batch brought or took away.
final class LaneChange {
    private final Set<Observation> added = new HashSet<>();
    private final Set<Observation> removed = new HashSet<>();

    void add(Observation observation) {
        added.add(observation);
    }

    void remove(Observation observation) {
        if (!added.remove(observation)) {
            removed.add(observation);
        }
    }

    /// The instants touched (what is removed gives way to another at its instant), gathered into stretches; neighbours
    /// at most `gap` apart share one, so that a batch that spans a year costs its own size and not the year's.
    List<Span> clusters(long gap) {
        TreeSet<Long> instants = new TreeSet<>();
        added.forEach(observation -> instants.add(observation.at()));
        List<Span> clusters = new ArrayList<>();
        for (long instant : instants) {
            Span last = clusters.isEmpty() ? null : clusters.getLast();
            if (last != null && last.widened(0, gap).contains(instant)) {
                clusters.set(clusters.size() - 1, new Span(last.from(), instant));
            } else {
                clusters.add(Span.emptyAt(instant));
            }
        }
        return clusters;
    }

    /// The observations as they were before this change, given how they are after it.
    List<Observation> undone(List<Observation> after, Span stretch) {
        List<Observation> before = new ArrayList<>(after.size());
        for (Observation observation : after) {
            if (!added.contains(observation)) {
                before.add(observation);
            }
        }
        for (Observation observation : removed) {
            if (stretch.contains(observation.at())) {
                before.add(observation);
            }
        }
        before.sort(Fact.BY_TIME);
        return before;
    }
}
