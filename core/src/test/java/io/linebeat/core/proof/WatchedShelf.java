package io.linebeat.core.proof;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Post;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.Shelf;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryShelf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A shelf in memory that shows which runs it was given and which time was read and written.
public final class WatchedShelf implements Shelf {
    public final MemoryShelf memory = new MemoryShelf();
    /// The runs of each lane by cell; cells without runs are not in it.
    public final Map<Lane, Map<Long, List<Run>>> runs = new HashMap<>();
    /// The stretches of time whose observations were read since the list was last cleared.
    public final List<Span> read = new ArrayList<>();
    /// The cells that were written since the list was last cleared.
    public final List<Long> written = new ArrayList<>();

    @Override
    public Fact putIfAbsent(Fact fact) {
        return memory.putIfAbsent(fact);
    }

    @Override
    public void replace(Fact known, Fact greater) {
        memory.replace(known, greater);
    }

    @Override
    public void setAside(Fact lesser) {
        memory.setAside(lesser);
    }

    @Override
    public List<Observation> observations(Lane lane, Span stretch) {
        read.add(stretch);
        return memory.observations(lane, stretch);
    }

    @Override
    public void replaceRuns(Lane lane, long cell, List<Run> replacement) {
        for (Run run : replacement) {
            if (run.span().isEmpty() || !run.span().equals(run.span().clip(Grid.span(cell)))) {
                throw new AssertionError("the run " + run + " is not in cell " + cell);
            }
        }
        if (!Run.coalesced(replacement).equals(replacement)) {
            throw new AssertionError("neighbours that say the same are not one run: " + replacement);
        }
        written.add(cell);
        Map<Long, List<Run>> cells = runs.computeIfAbsent(lane, _ -> new TreeMap<>());
        if (replacement.isEmpty()) {
            cells.remove(cell);
        } else {
            cells.put(cell, List.copyOf(replacement));
        }
        if (cells.isEmpty()) {
            runs.remove(lane);
        }
        memory.replaceRuns(lane, cell, replacement);
    }

    @Override
    public List<Run> presence(Post post, long cell) {
        return memory.presence(post, cell);
    }

    @Override
    public StationTally tally(Post post, long cell) {
        return memory.tally(post, cell);
    }

    @Override
    public void add(Lane lane, long cell, WorkerTally delta) {
        written.add(cell);
        memory.add(lane, cell, delta);
    }

    @Override
    public void add(Post post, long cell, StationTally delta) {
        written.add(cell);
        memory.add(post, cell, delta);
    }

    /// A lane's runs by cell.
    public Map<Long, List<Run>> runsOf(Lane lane) {
        return runs.getOrDefault(lane, Map.of());
    }

    /// Every lane and post of the facts in force.
    public Set<Lane> lanes() {
        return Set.copyOf(memory.facts().stream().map(Lane::of).toList());
    }

    public Set<Post> posts() {
        return Set.copyOf(memory.facts().stream().map(Post::of).toList());
    }
}
