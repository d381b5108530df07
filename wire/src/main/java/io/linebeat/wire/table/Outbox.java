package io.linebeat.wire.table;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gathers facts to batches and keeps workers and stations ahead of the facts about them.
final class Outbox {
    private final Sink sink;
    private final Tally tally;
    private final Set<WorkerId> workers = new HashSet<>();
    private final Set<StationId> stations = new HashSet<>();
    private final List<Worker> newWorkers = new ArrayList<>();
    private final List<Station> newStations = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>(TableImport.BATCH);

    Outbox(Sink sink, Tally tally) {
        this.sink = sink;
        this.tally = tally;
    }

    /// Of several rows that name one worker or station, the first says what it is called.
    void meet(Worker worker, Station station) {
        if (workers.add(worker.id())) {
            newWorkers.add(worker);
        }
        if (stations.add(station.id())) {
            newStations.add(station);
        }
    }

    void fact(Fact fact) throws IOException {
        facts.add(fact);
        if (facts.size() == TableImport.BATCH) {
            flush();
        }
    }

    void flush() throws IOException {
        for (Station station : newStations) {
            sink.station(station);
            tally.station();
        }
        newStations.clear();
        for (Worker worker : newWorkers) {
            sink.worker(worker);
            tally.worker();
        }
        newWorkers.clear();
        if (!facts.isEmpty()) {
            sink.facts(List.copyOf(facts));
            facts.forEach(tally::fact);
            facts.clear();
        }
    }
}
