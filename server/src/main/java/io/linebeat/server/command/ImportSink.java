package io.linebeat.server.command;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.ItemError;
import io.linebeat.wire.table.Progress;
import io.linebeat.wire.table.RowProblem;
import io.linebeat.wire.table.Sink;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hands what a file holds to a Linebeat; to none, in a dry run.
final class ImportSink implements Sink {
    /// Problems that are printed one by one; all are counted.
    static final int MAX_PRINTED = 100;

    private final @Nullable Plant plant;
    private final boolean register;
    private final Bar bar;
    private final PrintWriter err;
    private final Set<String> refusedFor = new HashSet<>();
    private long refused;
    private long stored;
    private long duplicates;
    private long conflicts;
    private int printed;

    ImportSink(@Nullable Plant plant, boolean register, Bar bar, PrintWriter err) {
        this.plant = plant;
        this.register = register;
        this.bar = bar;
        this.err = err;
    }

    @Override
    public void station(Station station) {
        if (plant != null && register) {
            plant.register(station);
        }
    }

    @Override
    public void worker(Worker worker) {
        if (plant != null && register) {
            plant.register(worker);
        }
    }

    @Override
    public void facts(List<Fact> batch) {
        if (plant == null) {
            return;
        }
        BatchAnswer answer = plant.record(batch);
        stored += answer.successCount() - answer.duplicateCount();
        duplicates += answer.duplicateCount();
        conflicts += answer.conflictCount();
        for (ItemError error : answer.errors()) {
            refused++;
            if (refusedFor.size() < MAX_PRINTED && refusedFor.add(error.detail())) {
                err.println("refused: " + error.detail());
            }
        }
    }

    @Override
    public void problem(RowProblem problem) {
        if (printed < MAX_PRINTED) {
            err.println(problem.sentence());
        } else if (printed == MAX_PRINTED) {
            err.println("Further rows that cannot be read are only counted.");
        }
        printed++;
    }

    @Override
    public void progress(Progress progress) {
        bar.reached(progress.done(), progress.total());
        bar.note(progress.rows() + " rows, " + progress.facts() + " facts");
    }

    long stored() {
        return stored;
    }

    long duplicates() {
        return duplicates;
    }

    long conflicts() {
        return conflicts;
    }

    /// Facts that the door refused, such as those of workers that nobody registered.
    long refused() {
        return refused;
    }
}
