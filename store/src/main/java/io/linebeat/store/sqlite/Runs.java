package io.linebeat.store.sqlite;

import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.roster.Roster;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.TooMuch;
import io.linebeat.store.WorkerRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lists runs by worker and time. They come page by page; neighbours are joined at once, so that memory holds the
/// answer alone.
final class Runs {
    private final Reckoner reckoner;
    private final Numbers names;
    private final Roster roster;
    private final Map<Long, List<Run>> found = new HashMap<>();
    private int size;

    Runs(Reckoner reckoner, Numbers names, Roster roster) {
        this.reckoner = reckoner;
        this.names = names;
        this.roster = roster;
    }

    List<WorkerRun> of(RunQuestion question) {
        if (question.worker() != null) {
            WorkerId worker = new WorkerId(question.site(), question.worker());
            if (roster.find(worker) != null) {
                long lane = names.lane(new Lane(Stream.LIVE, worker));
                reckoner.runs(question.window(), each -> each == lane, this::add);
            }
        } else if (question.station() != null) {
            StationId station = new StationId(question.site(), question.station());
            if (roster.find(station) != null) {
                reckoner.runsAt(names.station(station), question.window(), this::add);
            }
        } else {
            reckoner.runs(
                    question.window(), lane -> names.lane(lane).worker().site().equals(question.site()), this::add);
        }
        return inOrder();
    }

    private void add(long lane, Run run) {
        List<Run> runs = found.computeIfAbsent(lane, _ -> new ArrayList<>());
        int before = runs.size();
        Run.append(run, runs);
        size += runs.size() - before;
        if (size > RunQuestion.MAX_RUNS) {
            throw new TooMuch("there are more than " + RunQuestion.MAX_RUNS + " spans in this window");
        }
    }

    private List<WorkerRun> inOrder() {
        Map<WorkerId, List<Run>> byWorker = new TreeMap<>();
        found.forEach((lane, runs) -> byWorker.put(names.lane(lane).worker(), runs));
        List<WorkerRun> runs = new ArrayList<>(size);
        byWorker.forEach((worker, of) -> of.forEach(run -> runs.add(new WorkerRun(worker, run))));
        return runs;
    }
}
