package io.linebeat.bench.question;

import io.linebeat.bench.world.KindCode;
import io.linebeat.bench.world.World;
import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import java.util.ArrayList;
import java.util.List;

/// What happened at one station, in longs, until the oracle is asked about it.
final class AtStation {
    private final String station;
    private final Longs runs = new Longs();
    private final Longs facts = new Longs();

    AtStation(int station) {
        this.station = World.station(station);
    }

    void add(int worker, Oracle.Run run) {
        runs.add(run.from());
        runs.add(run.to());
        runs.add((long) worker << 2 | KindCode.of(run.state()));
    }

    void add(Said fact) {
        facts.add(fact.at());
        facts.add(fact.count());
    }

    List<Oracle.Run> runs() {
        List<Oracle.Run> all = new ArrayList<>(runs.size() / 3);
        for (int i = 0; i < runs.size(); i += 3) {
            long tag = runs.get(i + 2);
            all.add(new Oracle.Run(
                    World.worker((int) (tag >> 2)),
                    station,
                    KindCode.kind((int) tag & 3),
                    runs.get(i),
                    runs.get(i + 1)));
        }
        return all;
    }

    /// Its facts in force: of a station's facts the oracle looks at instant and count alone, so no more is kept.
    List<Said> facts() {
        List<Said> all = new ArrayList<>(facts.size() / 2);
        for (int i = 0; i < facts.size(); i += 2) {
            all.add(new Said(
                    "", "default", "", station, Kind.PRODUCTION, facts.get(i), facts.get(i + 1), -1, "", "", "", ""));
        }
        return all;
    }
}
