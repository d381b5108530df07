package io.linebeat.torture;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Facts that a seed and a number tell: two processes that know both know the fact. Most come roughly in order of
/// time; some are late, some repeat another, some are in conflict.
record Series(long seed) {
    private static final SiteId SITE = new SiteId("plant");
    private static final long START = Micros.of(Instant.parse("2026-03-02T06:00:00Z"));
    /// After every fact of the first few million.
    static final long NOW = START + 400 * Micros.DAY;

    private static final int WORKERS = 40;
    private static final int STATIONS = 12;
    private static final long STEP = 700_000;
    private static final int LATE_IN = 10;
    private static final int LATEST = 4_000;

    Roster roster() {
        return Roster.of(
                IntStream.range(0, WORKERS)
                        .mapToObj(i -> new Worker(worker(i), "Worker " + i))
                        .toList(),
                IntStream.range(0, STATIONS)
                        .mapToObj(i -> new Station(station(i), "Station " + i, "assembly"))
                        .toList());
    }

    void register(Store store) {
        roster().workers().forEach(store::register);
        roster().stations().forEach(store::register);
    }

    private static WorkerId worker(int number) {
        return new WorkerId(SITE, "W" + number);
    }

    private static StationId station(int number) {
        return new StationId(SITE, "S" + number);
    }

    Fact fact(int number) {
        SplittableRandom random = new SplittableRandom(seed ^ number * 0x9E37_79B9_7F4A_7C15L);
        int late = random.nextInt(LATE_IN) == 0 ? random.nextInt(LATEST) : 0;
        long at = START + Math.max(0, number / 2 - late) * STEP;
        WorkerId worker = worker(random.nextInt(WORKERS));
        StationId station = station(random.nextInt(STATIONS));
        Confidence confidence = random.nextBoolean() ? null : new Confidence(random.nextInt(3) * 400_000);
        Source source = random.nextInt(3) == 0 ? Source.UNKNOWN : Source.event("e" + random.nextInt(3));
        int kind = random.nextInt(State.values().length + 1);
        return kind == State.values().length
                ? new Production(Stream.LIVE, worker, station, at, random.nextInt(4), confidence, source)
                : new Observation(Stream.LIVE, worker, station, at, State.ofRank(kind), confidence, source);
    }

    List<Fact> facts(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(this::fact).toList();
    }

    Intake intake(int first, int count) {
        return Intake.of(facts(first, count));
    }
}
