package io.linebeat.core.report;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts a report together from what a store finds: tallies of whole cells, and runs and counts at the window's edges.
public final class ReportBuilder {
    private final Question question;
    private final Window window;
    private final Map<WorkerId, WorkerTally> workers = new HashMap<>();
    private final Map<StationId, StationTally> stations = new HashMap<>();

    public ReportBuilder(Question question, Window window) {
        this.question = question;
        this.window = window;
    }

    public void add(WorkerId worker, WorkerTally tally) {
        workers.merge(worker, tally, WorkerTally::plus);
    }

    public void add(StationId station, StationTally tally) {
        stations.merge(station, tally, StationTally::plus);
    }

    /// A worker's run, as found in the cell of an edge.
    public record EdgeRun(WorkerId worker, Run run) {}

    /// The runs of the cell in which an edge of the window lies; what lies outside of the edge is cut off.
    public void addEdge(Span edge, List<EdgeRun> runs) {
        Map<StationId, List<Run>> presence = new HashMap<>();
        for (EdgeRun found : runs) {
            Run run = found.run().clip(edge);
            add(found.worker(), WorkerTally.time(run.state(), run.span().micros()));
            if (run.state().isPresent()) {
                presence.computeIfAbsent(run.station(), _ -> new ArrayList<>()).add(run);
            }
        }
        presence.forEach((station, there) -> add(station, StationTally.time(there)));
    }

    public Report build(Roster roster) {
        List<WorkerFigures> workerLines = roster.workers().stream()
                .filter(worker -> question.site() == null
                        || question.site().equals(worker.id().site()))
                .filter(worker -> question.worker() == null
                        || question.worker().equals(worker.id().value()))
                .map(worker ->
                        new WorkerFigures(worker, workers.getOrDefault(worker.id(), WorkerTally.ZERO), window.span()))
                .toList();
        List<StationFigures> stationLines = roster.stations().stream()
                .filter(station -> question.site() == null
                        || question.site().equals(station.id().site()))
                .filter(station -> question.station() == null
                        || question.station().equals(station.id().value()))
                .map(station -> new StationFigures(station, stations.getOrDefault(station.id(), StationTally.ZERO)))
                .toList();
        return new Report(window, workerLines, stationLines, GroupFigures.of(workerLines));
    }
}
