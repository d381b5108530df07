package io.linebeat.core.memory;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Post;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.Shelf;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.ReportBuilder;
import io.linebeat.core.report.Window;
import io.linebeat.core.roster.Roster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A shelf in memory: for tests, and for questions about facts that are not to be kept.
public final class MemoryShelf implements Shelf {
    private final Map<Identity, Fact> facts = new HashMap<>();
    private final Set<Fact> aside = new HashSet<>();
    private final Map<Lane, NavigableMap<Long, NavigableSet<Observation>>> observations = new HashMap<>();
    private final Map<Long, Map<Lane, List<Run>>> runs = new HashMap<>();
    private final List<Map<Long, Map<Lane, WorkerTally>>> workerTallies = new ArrayList<>();
    private final List<Map<Long, Map<Post, StationTally>>> stationTallies = new ArrayList<>();

    public MemoryShelf() {
        for (int level = 0; level < Grid.LEVELS; level++) {
            workerTallies.add(new HashMap<>());
            stationTallies.add(new HashMap<>());
        }
    }

    @Override
    public @Nullable Fact putIfAbsent(Fact fact) {
        Fact known = facts.putIfAbsent(Identity.of(fact), fact);
        if (known == null && fact instanceof Observation observation) {
            at(observation).add(observation);
        }
        return known;
    }

    @Override
    public void replace(Fact known, Fact greater) {
        facts.put(Identity.of(greater), greater);
        if (known instanceof Observation observation) {
            at(observation).remove(observation);
        }
        if (greater instanceof Observation observation) {
            at(observation).add(observation);
        }
    }

    private NavigableSet<Observation> at(Observation observation) {
        return observations
                .computeIfAbsent(Lane.of(observation), _ -> new TreeMap<>())
                .computeIfAbsent(observation.at(), _ -> new TreeSet<>(Fact.BY_TIME));
    }

    @Override
    public void setAside(Fact lesser) {
        aside.add(lesser);
    }

    @Override
    public List<Observation> observations(Lane lane, Span stretch) {
        return observations.getOrDefault(lane, new TreeMap<>()).subMap(stretch.from(), stretch.to()).values().stream()
                .flatMap(Collection::stream)
                .toList();
    }

    @Override
    public void replaceRuns(Lane lane, long cell, List<Run> replacement) {
        Map<Lane, List<Run>> inCell = runs.computeIfAbsent(cell, _ -> new HashMap<>());
        if (replacement.isEmpty()) {
            inCell.remove(lane);
        } else {
            inCell.put(lane, List.copyOf(replacement));
        }
    }

    @Override
    public List<Run> presence(Post post, long cell) {
        List<Run> present = new ArrayList<>();
        runs.getOrDefault(cell, Map.of()).forEach((lane, ofLane) -> {
            if (lane.stream().equals(post.stream())) {
                ofLane.stream()
                        .filter(run ->
                                run.state() != State.ABSENT && run.station().equals(post.station()))
                        .forEach(present::add);
            }
        });
        return present;
    }

    @Override
    public StationTally tally(Post post, long cell) {
        return stationTallies.getFirst().getOrDefault(cell, Map.of()).getOrDefault(post, StationTally.ZERO);
    }

    @Override
    public void add(Lane lane, long cell, WorkerTally delta) {
        for (int level = 0; level < Grid.LEVELS; level++) {
            workerTallies
                    .get(level)
                    .computeIfAbsent(Grid.coarser(cell, level), _ -> new HashMap<>())
                    .merge(lane, delta, WorkerTally::plus);
        }
    }

    @Override
    public void add(Post post, long cell, StationTally delta) {
        for (int level = 0; level < Grid.LEVELS; level++) {
            stationTallies
                    .get(level)
                    .computeIfAbsent(Grid.coarser(cell, level), _ -> new HashMap<>())
                    .merge(post, delta, StationTally::plus);
        }
    }

    /// The facts in force, of every stream.
    public Collection<Fact> facts() {
        return List.copyOf(facts.values());
    }

    /// The lesser contents of conflicts.
    public Set<Fact> aside() {
        return Set.copyOf(aside);
    }

    /// The live facts' report.
    public Report report(Question question, Roster roster, long now) {
        Long earliest = null;
        for (Fact fact : facts.values()) {
            boolean counts = fact.stream().equals(Stream.LIVE)
                    && (question.site() == null
                            || question.site().equals(fact.worker().site()));
            if (counts && (earliest == null || fact.at() < earliest)) {
                earliest = fact.at();
            }
        }
        Window window = question.window(earliest, now);
        ReportBuilder builder = new ReportBuilder(question, window);
        Grid.Cover cover = Grid.cover(window.span());
        cover.ranges().forEach(range -> addWhole(range, builder));
        cover.edges().forEach(edge -> addEdge(edge, builder));
        return builder.build(roster);
    }

    private void addWhole(Grid.Range range, ReportBuilder builder) {
        for (long cell = range.first(); cell < range.end(); cell++) {
            workerTallies.get(range.level()).getOrDefault(cell, Map.of()).forEach((lane, tally) -> {
                if (lane.stream().equals(Stream.LIVE)) {
                    builder.add(lane.worker(), tally);
                }
            });
            stationTallies.get(range.level()).getOrDefault(cell, Map.of()).forEach((post, tally) -> {
                if (post.stream().equals(Stream.LIVE)) {
                    builder.add(post.station(), tally);
                }
            });
        }
    }

    private void addEdge(Span edge, ReportBuilder builder) {
        List<ReportBuilder.EdgeRun> found = new ArrayList<>();
        runs.getOrDefault(Grid.cellOf(edge.from()), Map.of()).forEach((lane, ofLane) -> {
            if (lane.stream().equals(Stream.LIVE)) {
                ofLane.forEach(run -> found.add(new ReportBuilder.EdgeRun(lane.worker(), run)));
            }
        });
        builder.addEdge(edge, found);
        for (Fact fact : facts.values()) {
            if (fact.stream().equals(Stream.LIVE) && edge.contains(fact.at())) {
                builder.add(fact.worker(), WorkerTally.counted(fact.count(), 1));
                builder.add(fact.station(), StationTally.counted(fact.count(), 1));
            }
        }
    }
}
