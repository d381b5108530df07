package io.linebeat.server.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
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
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.server.live.Painter.News;
import io.linebeat.server.live.Painter.Painted;
import io.linebeat.server.live.Watcher.Person;
import io.linebeat.server.live.Watcher.Place;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Whatever comes in, and however seldom a reader looks: what it shows, now and later, is what a report says to the
/// microsecond. `-Dseed=N` replays one case.
class WatchedFactsTest {
    private static final int CASES = 30;
    private static final long START = Micros.of(Instant.parse("2026-03-11T08:00:00Z"));
    private static final @Nullable Long SEED = given();
    private static final long FIRST = SEED == null ? random() : SEED;
    private static final SiteId ELSEWHERE = new SiteId("elsewhere");
    private static final List<String> WORKERS = List.of("A", "B", "C");
    private static final List<State> STATES = List.of(State.values());
    private static final List<String> STATIONS = List.of("X", "Y");

    @TempDir
    private Path folder;

    /// Each case has a site of its own, with a hold of its own.
    @Test
    void whatAReaderShowsIsWhatAReportSaysNowAndLater() throws Exception {
        Map<SiteId, SiteRules> stated = new TreeMap<>();
        for (long seed : seeds()) {
            Hold hold = Hold.always(Micros.MINUTE * (1 + new Random(seed).nextInt(40)));
            stated.put(new SiteId("site " + seed), new SiteRules(ZoneOffset.UTC, hold));
        }
        Rules rules = new Rules(new SiteRules(ZoneOffset.UTC, Hold.always(Micros.HOUR)), stated);
        try (Store store = SqliteStore.open(folder, rules, () -> START, CommitListener.DEAF)) {
            register(store, ELSEWHERE);
            for (long seed : seeds()) {
                SiteId site = new SiteId("site " + seed);
                register(store, site);
                new Shift(seed, site, store).run();
            }
        }
    }

    private static long[] seeds() {
        return SEED == null ? LongStream.range(FIRST, FIRST + CASES).toArray() : new long[] {SEED};
    }

    private static @Nullable Long given() {
        String given = System.getProperty("seed", "");
        return given.isEmpty() ? null : Long.valueOf(given);
    }

    private static long random() {
        long first = new Random().nextInt(1_000_000_000);
        System.out.println("WatchedFactsTest: -Dseed=" + first + " and the next " + (CASES - 1));
        return first;
    }

    private static void register(Store store, SiteId site) {
        WORKERS.forEach(id -> store.register(new Worker(new WorkerId(site, id), "name of " + id)));
        STATIONS.forEach(id -> store.register(new Station(new StationId(site, id), id, "assembly")));
    }

    /// A few hours with a board that is painted at each commit, and a reader that hears some of its views.
    private static final class Shift {
        private final long seed;
        private final SiteId here;
        private final Random random;
        private final Store store;
        private final BoardWindow about;
        private final Painter painter;
        private final BoardText text;
        private final Watcher watcher;
        private final List<Fact> told = new ArrayList<>();
        private long now = START;
        private Painted painted;
        private long seen;

        Shift(long seed, SiteId here, Store store) {
            this.seed = seed;
            this.here = here;
            this.random = new Random(seed);
            this.store = store;
            this.about = window();
            this.painter = new Painter(store, about);
            this.text = new BoardText(about, store.rules().of(here));
            this.watcher = new Watcher(about.from() == null);
            this.painted = painter.first(now);
            hear();
        }

        private BoardWindow window() {
            Long from = random.nextBoolean() ? null : START + Micros.MINUTE * (random.nextInt(240) - 120) + 1;
            Long to = random.nextInt(3) > 0
                    ? null
                    : (from == null ? START : from) + Micros.MINUTE * random.nextInt(200) + 3;
            return new BoardWindow(here, from, to);
        }

        void run() {
            for (int i = 0; i < 15; i++) {
                check();
                pass();
                List<Fact> batch = facts();
                store.record(Intake.of(batch));
                paint(batch);
                if (random.nextInt(3) > 0) {
                    hear();
                }
            }
            hear();
            check();
        }

        /// Time goes on, seldom back; a fact that is known already is painted when its instant has come.
        private void pass() {
            long then = now + (random.nextInt(12) == 0 ? -1 : 1) * random.nextLong(10) * (Micros.MINUTE + 7);
            while (painted.next() < then) {
                now = painted.next() + 1;
                paint(List.of());
            }
            now = then;
        }

        private void paint(List<Fact> batch) {
            Set<WorkerId> workers = new HashSet<>();
            batch.stream()
                    .map(Fact::worker)
                    .filter(each -> each.site().equals(here))
                    .forEach(workers::add);
            painted = painter.after(painted.view(), new News(workers, random.nextInt(6) == 0), now);
        }

        private void hear() {
            String json = text.json(painted.view(), seen);
            watcher.hear(JsonMapper.shared().readTree(json));
            seen = painted.view().edition();
        }

        private void check() {
            if (seen != painted.view().edition()) {
                return;
            }
            for (long later : List.of(
                    now,
                    Math.max(now, Math.min(painted.next(), now + Micros.HOUR)),
                    now + random.nextInt(90) * Micros.MINUTE + 1,
                    now + 26 * Micros.HOUR)) {
                boolean untilTheNextFact = later <= painted.next();
                Report report = store.report(about.question(), later);
                if (untilTheNextFact || !beginsAnew(report)) {
                    compare(report, watcher.at(later), untilTheNextFact);
                }
            }
        }

        private void compare(Report report, Watcher shown, boolean withCounts) {
            Map<String, Person> people = new TreeMap<>();
            report.workers().forEach(line -> {
                Person was =
                        requireNonNull(shown.people().get(line.worker().id().value()));
                people.put(
                        line.worker().id().value(),
                        new Person(
                                line.tally().working(),
                                line.tally().idle(),
                                line.tally().absent(),
                                line.unobserved(),
                                withCounts ? line.tally().units() : was.units(),
                                withCounts ? line.tally().events() : was.events()));
            });
            Map<String, Place> places = new TreeMap<>();
            report.stations().forEach(line -> {
                Place was =
                        requireNonNull(shown.places().get(line.station().id().value()));
                places.put(
                        line.station().id().value(),
                        new Place(
                                line.tally().occupied(),
                                line.tally().working(),
                                line.tally().person(),
                                withCounts ? line.tally().units() : was.units(),
                                withCounts ? line.tally().events() : was.events()));
            });
            assertThat(shown.people()).as("-Dseed=%d", seed).isEqualTo(people);
            assertThat(shown.places()).as("-Dseed=%d", seed).isEqualTo(places);
        }

        /// A window without a beginning begins with the first fact, be its instant still to come.
        private boolean beginsAnew(Report later) {
            return about.from() == null
                    && painted.view().window().from() != later.window().from();
        }

        private List<Fact> facts() {
            List<Fact> batch = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                boolean again = !told.isEmpty() && random.nextInt(5) == 0;
                Fact fact = again ? told.get(random.nextInt(told.size())) : fact();
                told.add(fact);
                batch.add(fact);
            }
            return batch;
        }

        /// On a grid of minutes so that ties and conflicts are common; up to three hours late, up to ten minutes early.
        private Fact fact() {
            SiteId site = random.nextInt(10) == 0 ? ELSEWHERE : here;
            Stream stream = random.nextInt(10) == 0 ? new Stream.Shadow("m", "1") : Stream.LIVE;
            WorkerId worker = new WorkerId(site, WORKERS.get(random.nextInt(3)));
            StationId station = new StationId(site, STATIONS.get(random.nextInt(2)));
            long latest = Math.floorDiv(now, Micros.MINUTE) + 10;
            long at = (latest - random.nextInt(random.nextInt(4) == 0 ? 190 : 15)) * Micros.MINUTE;
            Confidence confidence = random.nextBoolean() ? null : new Confidence(random.nextInt(3) * 500_000);
            Source source = random.nextInt(3) == 0 ? Source.event("e" + random.nextInt(2)) : Source.UNKNOWN;
            return random.nextInt(4) == 0
                    ? new Production(stream, worker, station, at, random.nextInt(4), confidence, source)
                    : new Observation(stream, worker, station, at, STATES.get(random.nextInt(3)), confidence, source);
        }
    }
}
