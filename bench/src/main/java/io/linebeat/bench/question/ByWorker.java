package io.linebeat.bench.question;

import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.World;
import io.linebeat.oracle.Said;
import java.util.ArrayList;
import java.util.List;

/// The codes of all arrivals, worker by worker.
final class ByWorker {
    private final World world;
    private final List<Longs> codes = new ArrayList<>();

    ByWorker(World world, Arrivals arrivals) {
        this.world = world;
        for (int worker = 0; worker < world.workers(); worker++) {
            codes.add(new Longs());
        }
        long[] next = new long[10_000];
        for (int size = arrivals.next(next); size > 0; size = arrivals.next(next)) {
            for (int i = 0; i < size; i++) {
                codes.get(Arrivals.fact(world, next[i]).worker()).add(next[i]);
            }
        }
    }

    List<Said> said(int worker) {
        Longs ofWorker = codes.get(worker);
        List<Said> said = new ArrayList<>(ofWorker.size());
        for (int i = 0; i < ofWorker.size(); i++) {
            said.add(Arrivals.fact(world, ofWorker.get(i)).said(world));
        }
        return said;
    }
}
