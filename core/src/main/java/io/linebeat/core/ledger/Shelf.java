package io.linebeat.core.ledger;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.measure.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Ledger] keeps its facts, runs and tallies on: memory or a database. What it is told in one go of the ledger
/// is visible to readers all at once or not at all.
public interface Shelf {

    /// Keeps a fact unless one of the same identity is there; then that one is the answer, and nothing changes.
    @Nullable
    Fact putIfAbsent(Fact fact);

    /// Puts `greater` in the place of `known`; both have one identity.
    void replace(Fact known, Fact greater);

    /// Keeps the lesser content of a conflict beside the facts. Saying it again changes nothing.
    void setAside(Fact lesser);

    /// A worker's observations in a stretch of time, in order of [Fact#BY_TIME].
    List<Observation> observations(Lane lane, Span stretch);

    /// A worker's runs in a cell, in place of those that were there.
    void replaceRuns(Lane lane, long cell, List<Run> runs);

    /// Every worker's working and idle runs at a station in a cell.
    List<Run> presence(Post post, long cell);

    StationTally tally(Post post, long cell);

    /// Adds to a worker's tally of a cell, and to those of the coarser cells that hold it.
    void add(Lane lane, long cell, WorkerTally delta);

    /// Adds to a station's tally of a cell, and to those of the coarser cells that hold it.
    void add(Post post, long cell, StationTally delta);
}
