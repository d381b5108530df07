package io.linebeat.wire.table;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.io.IOException;
import java.util.List;

/// Where an import goes: a store, a server, or, to see what would happen, nowhere. Called on the thread that
/// imports.
public interface Sink {
    /// A station, before the first fact about it; each comes once.
    void station(Station station) throws IOException;

    /// A worker, before the first fact about her; each comes once.
    void worker(Worker worker) throws IOException;

    /// Some facts, at most [TableImport#BATCH].
    void facts(List<Fact> batch) throws IOException;

    /// Each row that cannot be read, in the order of the file.
    void problem(RowProblem problem);

    void progress(Progress progress);
}
