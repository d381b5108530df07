package io.linebeat.store.contract;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.CameraId;
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
import io.linebeat.core.ledger.Cell;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.report.Question;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Two random sites and what arrives from them. Times lie on a coarse grid and choices are few, so that ties,
/// conflicts, moves with stray absences and gaps longer than the hold are common. A seed makes always the same world,
/// and the sites of two seeds share nothing, so that many worlds fit into one store.
final class World {
    static final long DAWN = Scene.T - 8 * Micros.HOUR;
    static final long NOW = DAWN + 4 * Micros.DAY;
    private static final List<Long> HOLDS = List.of(
            2 * Micros.MINUTE,
            20 * Micros.MINUTE,
            Micros.HOUR,
            Micros.HOUR + 1,
            3 * Micros.HOUR,
            9 * Micros.HOUR,
            Micros.DAY);

    final long seed;
    final Roster roster;
    /// What arrives, in order of arrival.
    final List<Fact> arrivals = new ArrayList<>();

    private final Random random;
    private final List<SiteId> sites;
    private final Map<SiteId, SiteRules> rules = new HashMap<>();
    private final long step;
    private final int slots;

    World(long seed) {
        this.seed = seed;
        random = new Random(seed);
        sites = List.of(new SiteId("world " + seed + " a"), new SiteId("world " + seed + " b"));
        step = one(90 * Micros.SECOND, 5 * Micros.MINUTE, Micros.HOUR / 4, Micros.HOUR);
        slots = 1 + random.nextInt(40);
        roster = Roster.of(
                List.of(worker(0, "Ada"), worker(0, "Bo"), worker(0, "Cy"), worker(1, "Ada")),
                List.of(station(0, "S1"), station(0, "S2"), station(0, "Ünit 3"), station(1, "S1"), station(1, "S2")));
        for (SiteId site : sites) {
            rules.put(site, new SiteRules(ZoneOffset.UTC, hold()));
        }
        int size = random.nextInt(50);
        while (arrivals.size() < size) {
            happen();
        }
        Collections.shuffle(arrivals, random);
    }

    static List<World> of(Collection<Long> seeds) {
        return seeds.stream().map(World::new).toList();
    }

    /// The rules of many worlds.
    static Rules rules(Collection<World> worlds) {
        Map<SiteId, SiteRules> all = new HashMap<>();
        worlds.forEach(world -> all.putAll(world.rules));
        return new Rules(SiteRules.USUAL, all);
    }

    static List<Fact> arrivals(Collection<World> worlds) {
        return worlds.stream().flatMap(world -> world.arrivals.stream()).toList();
    }

    private Worker worker(int site, String id) {
        return new Worker(new WorkerId(sites.get(site), id), "the worker " + id);
    }

    private Station station(int site, String id) {
        return new Station(new StationId(sites.get(site), id), "the station " + id, "assembly");
    }

    private Hold hold() {
        long usual = one(HOLDS);
        if (random.nextBoolean()) {
            return Hold.always(usual);
        }
        Map<Long, Long> changes = new HashMap<>(Map.of(DAWN, usual));
        changes.put(time(), one(HOLDS));
        changes.put(time() + Micros.HOUR, one(HOLDS));
        return Hold.changing(changes);
    }

    /// One fact, or several that belong together.
    private void happen() {
        switch (random.nextInt(8)) {
            case 0 -> move();
            case 1, 2 -> arrivals.add(arrivals.isEmpty() ? fact() : one(arrivals));
            case 3, 4 -> conflict();
            default -> arrivals.add(fact());
        }
    }

    private Fact fact() {
        WorkerId worker = one(List.copyOf(roster.workers())).id();
        return fact(stream(), worker, stationOf(worker.site()), time(), random.nextInt(4), source(worker.site()));
    }

    /// A worker goes from one station to another, and the camera that she left says that she is absent.
    private void move() {
        WorkerId worker = one(List.copyOf(roster.workers())).id();
        StationId left = stationOf(worker.site());
        long at = time();
        arrivals.add(fact(Stream.LIVE, worker, left, at, 1 + random.nextInt(2), Source.UNKNOWN));
        long moved = at + random.nextInt(3) * step;
        arrivals.add(fact(Stream.LIVE, worker, stationOf(worker.site()), moved, 1 + random.nextInt(2), Source.UNKNOWN));
        arrivals.add(fact(Stream.LIVE, worker, left, moved + random.nextInt(3) * step, 0, Source.UNKNOWN));
    }

    /// The same event once more, with other content.
    private void conflict() {
        Fact first = arrivals.isEmpty() ? fact() : one(arrivals);
        if (first.source().eventId() == null) {
            first = Scene.named(one("e1", "é2"), first);
            arrivals.add(first);
        }
        int kind = first instanceof Production ? 3 : random.nextInt(3);
        Source camera = source(first.worker().site());
        Source source = new Source(first.source().eventId(), camera.camera(), camera.modelId(), camera.modelVersion());
        arrivals.add(
                fact(first.stream(), first.worker(), stationOf(first.worker().site()), first.at(), kind, source));
    }

    private Fact fact(Stream stream, WorkerId worker, StationId station, long at, int kind, Source source) {
        Confidence confidence = one(Collections.unmodifiableList(java.util.Arrays.asList(
                null, null, new Confidence(0), new Confidence(500_000), new Confidence(Confidence.ONE))));
        if (kind == 3) {
            return new Production(stream, worker, station, at, random.nextInt(4), confidence, source);
        }
        return new Observation(stream, worker, station, at, State.ofRank(kind), confidence, source);
    }

    private Stream stream() {
        return switch (random.nextInt(10)) {
            case 0 -> new Stream.Shadow("pose", "1");
            case 1 -> new Stream.Shadow("pose", "2");
            default -> Stream.LIVE;
        };
    }

    private Source source(SiteId site) {
        String event = random.nextInt(3) == 0 ? one("e1", "é2", "=1:0:S1") : null;
        CameraId camera = random.nextInt(3) == 0 ? new CameraId(site, one("cam 1", "cam 2")) : null;
        String model = random.nextInt(4) == 0 ? one("pose", "gaze") : null;
        String version = random.nextInt(4) == 0 ? one("1", "2") : null;
        return new Source(event, camera, model, version);
    }

    private StationId stationOf(SiteId site) {
        return one(roster.stations().stream()
                .map(Station::id)
                .filter(id -> id.site().equals(site))
                .toList());
    }

    /// Mostly on the grid; now and then a microsecond beside it.
    private long time() {
        return DAWN + random.nextInt(slots) * step + (random.nextInt(8) == 0 ? random.nextInt(3) - 1 : 0);
    }

    /// Some of the facts' own instants, some bounds of cells, some that nothing else lies on.
    private long bound() {
        return switch (random.nextInt(3)) {
            case 0 -> time();
            case 1 -> Cell.at(time(), random.nextInt(Grid.COARSEST_PAGE)).from();
            default -> time() + random.nextLong(-Micros.HOUR, 3 * Micros.HOUR);
        };
    }

    /// A random question and the time at which it is asked.
    record Asked(Question question, long now) {}

    Asked ask() {
        SiteId site = one(sites);
        Question question = new Question(
                maybe(bound()),
                maybe(bound()),
                random.nextInt(4) == 0 ? bound() : null,
                site,
                random.nextInt(5) == 0 ? "Ada" : null,
                random.nextInt(5) == 0 ? "S1" : null);
        return new Asked(question, random.nextInt(4) == 0 ? bound() : NOW);
    }

    private @Nullable Long maybe(long bound) {
        return random.nextInt(3) == 0 ? null : bound;
    }

    /// What arrives, cut into random batches.
    List<List<Fact>> batches() {
        return batches(arrivals, random);
    }

    static List<List<Fact>> batches(List<Fact> facts, Random random) {
        List<List<Fact>> batches = new ArrayList<>();
        for (int from = 0; from < facts.size(); ) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 25));
            batches.add(facts.subList(from, to));
            from = to;
        }
        return batches;
    }

    Random random() {
        return random;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T extends @Nullable Object> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
