package io.linebeat.store.sqlite;

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
import java.util.Random;
import java.util.stream.IntStream;

/// Facts that a number tells: two processes that know the number know the fact. Most come roughly in order; some are
/// late, some repeat another, some are in conflict.
final class Numbered {
    static final SiteId SITE = new SiteId("plant");
    static final long START = Micros.of(Instant.parse("2026-03-02T06:00:00Z"));
    static final long NOW = START + 10 * Micros.DAY;
    private static final int WORKERS = 7;
    private static final int STATIONS = 4;

    private Numbered() {}

    static Roster roster() {
        return Roster.of(
                IntStream.range(0, WORKERS)
                        .mapToObj(i -> new Worker(worker(i), "worker " + i))
                        .toList(),
                IntStream.range(0, STATIONS)
                        .mapToObj(i -> new Station(station(i), "station " + i, "assembly"))
                        .toList());
    }

    static void register(Store store) {
        roster().workers().forEach(store::register);
        roster().stations().forEach(store::register);
    }

    static WorkerId worker(int number) {
        return new WorkerId(SITE, "W" + number);
    }

    static StationId station(int number) {
        return new StationId(SITE, "S" + number);
    }

    static Fact fact(int number) {
        Random random = new Random(number);
        random.nextInt();
        long at = START + (number / 3 - (random.nextInt(10) == 0 ? random.nextInt(600) : 0)) * (5 * Micros.SECOND);
        WorkerId worker = worker(random.nextInt(WORKERS));
        StationId station = station(random.nextInt(STATIONS));
        Confidence confidence = random.nextBoolean() ? null : new Confidence(random.nextInt(3) * 400_000);
        Source source = random.nextBoolean() ? Source.UNKNOWN : Source.event("e" + random.nextInt(2));
        int kind = random.nextInt(4);
        return kind == 3
                ? new Production(Stream.LIVE, worker, station, at, random.nextInt(4), confidence, source)
                : new Observation(Stream.LIVE, worker, station, at, State.ofRank(kind), confidence, source);
    }

    static List<Fact> facts(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Numbered::fact).toList();
    }

    static Intake intake(int first, int count) {
        return Intake.of(facts(first, count));
    }
}
