package io.linebeat.server.query;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.WorkerRun;
import io.linebeat.wire.answer.RunEntry;
import io.linebeat.wire.answer.TimelineAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes timelines: a worker's closes over the window, gaps and all.
final class Timelines {
    private Timelines() {}

    static TimelineAnswer ofStation(SiteId site, Span window, List<WorkerRun> runs) {
        return TimelineAnswer.of(
                site,
                window,
                runs.stream().map(run -> RunEntry.of(run.worker(), run.run())).toList());
    }

    static TimelineAnswer ofWorkers(
            SiteId site, Span window, List<WorkerRun> runs, Roster roster, @Nullable String worker) {
        Map<WorkerId, List<WorkerRun>> byWorker = runs.stream().collect(Collectors.groupingBy(WorkerRun::worker));
        List<RunEntry> entries = new ArrayList<>();
        for (Worker each : roster.workers()) {
            boolean wanted = each.id().site().equals(site)
                    && (worker == null || worker.equals(each.id().value()));
            if (wanted) {
                addClosed(each.id(), window, byWorker.getOrDefault(each.id(), List.of()), entries);
            }
        }
        return TimelineAnswer.of(site, window, entries);
    }

    private static void addClosed(WorkerId worker, Span window, List<WorkerRun> runs, List<RunEntry> entries) {
        long reached = window.from();
        for (WorkerRun run : runs) {
            addGap(worker, new Span(reached, run.run().span().from()), entries);
            entries.add(RunEntry.of(worker, run.run()));
            reached = run.run().span().to();
        }
        addGap(worker, new Span(reached, window.to()), entries);
    }

    private static void addGap(WorkerId worker, Span gap, List<RunEntry> entries) {
        if (!gap.isEmpty()) {
            entries.add(RunEntry.unobserved(worker, gap));
        }
    }
}
