package io.linebeat.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.oracle.Oracle.Figures;
import io.linebeat.oracle.Oracle.Run;
import io.linebeat.oracle.Oracle.StationFigures;
import io.linebeat.oracle.Oracle.WorkerFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Small random worlds on a coarse grid, where ties, conflicts, moves, stray absences and gaps longer than the hold are
/// common. A failure names the seed of its world; `-Dseed=N` plays that one alone.
class RandomFactsTest {

    private static final int WORLDS = 2_000;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final Hold HOLD = (site, instant) -> (site.equals("x") ? 4 : 7) + (instant < 15 ? 0 : 3);
    private static final List<Oracle.Id> WORKERS = ids("p", "q", "r");
    private static final List<Oracle.Id> STATIONS = ids("A", "B", "C");

    @Test
    void orderAndRepetitionOfTheFactsChangeNothing() {
        forEachWorld(world -> {
            List<Said> again = new ArrayList<>(world.facts);
            again.addAll(world.facts.subList(0, world.facts.size() / 2));
            Collections.shuffle(again, world.random);

            assertThat(Oracle.inForce(again)).isEqualTo(Oracle.inForce(world.facts));
            assertThat(world.figures(again)).isEqualTo(world.figures(world.facts));
        });
    }

    @Test
    void factsAtOrAfterTheEndChangeNothing() {
        forEachWorld(world -> {
            List<Said> cut =
                    world.facts.stream().filter(fact -> fact.at() < world.end).toList();

            assertThat(world.figures(cut)).isEqualTo(world.figures(world.facts));
        });
    }

    @Test
    void theTimeBudgetOfEveryWorkerCloses() {
        forEachWorld(world -> {
            for (WorkerFigures w : world.figures(world.facts).workers()) {
                assertThat(w.working() + w.idle() + w.absent() + w.unobserved())
                        .isEqualTo(Math.max(0, world.end - world.from));
                assertThat(w.unobserved()).isNotNegative();
            }
        });
    }

    @Test
    void twoWindowsSideBySideAddUpToTheWholeOne() {
        forEachWorld(world -> {
            long middle = (world.from + world.end) / 2;
            List<WorkerFigures> whole = world.figures(world.facts).workers();
            List<WorkerFigures> left =
                    world.figures(world.facts, world.from, middle).workers();
            List<WorkerFigures> right =
                    world.figures(world.facts, middle, world.end).workers();

            for (int i = 0; i < whole.size() && world.from < world.end; i++) {
                assertThat(left.get(i).working() + right.get(i).working())
                        .isEqualTo(whole.get(i).working());
                assertThat(left.get(i).unobserved() + right.get(i).unobserved())
                        .isEqualTo(whole.get(i).unobserved());
                assertThat(left.get(i).events() + right.get(i).events())
                        .isEqualTo(whole.get(i).events());
            }
        });
    }

    @Test
    void workersAndStationsCountTheSameEventsUnitsAndTime() {
        forEachWorld(world -> {
            Figures figures = world.figures(world.facts);
            List<WorkerFigures> workers = figures.workers();
            List<StationFigures> stations = figures.stations();

            assertThat(stations.stream().mapToLong(StationFigures::events).sum())
                    .isEqualTo(workers.stream().mapToLong(WorkerFigures::events).sum());
            assertThat(stations.stream().mapToLong(StationFigures::units).sum())
                    .isEqualTo(workers.stream().mapToLong(WorkerFigures::units).sum());
            assertThat(stations.stream().mapToLong(StationFigures::person).sum())
                    .isEqualTo(workers.stream()
                            .mapToLong(w -> w.working() + w.idle())
                            .sum());
        });
    }

    @Test
    void oneSubjectAtATimeGivesTheSameFigures() {
        forEachWorld(world -> {
            List<Said> live = world.live();
            List<WorkerFigures> workers = WORKERS.stream()
                    .map(id -> Oracle.worker(id, of(id, live), HOLD, world.from, world.end))
                    .toList();
            List<StationFigures> stations = STATIONS.stream()
                    .map(id -> Oracle.station(id, runsAt(id, live), factsAt(id, live), world.from, world.end))
                    .toList();

            assertThat(new Figures(workers, stations)).isEqualTo(world.figures(world.facts));
        });
    }

    @Test
    void askingForEveryMicrosecondAloneGivesTheSameTimes() {
        forEachWorld(world -> {
            Figures figures = world.figures(world.facts);
            for (WorkerFigures w : figures.workers()) {
                Oracle.Id id = new Oracle.Id(w.site(), w.worker());
                assertThat(w.working()).isEqualTo(world.microseconds(id, Kind.WORKING));
                assertThat(w.idle()).isEqualTo(world.microseconds(id, Kind.IDLE));
                assertThat(w.absent()).isEqualTo(world.microseconds(id, Kind.ABSENT));
            }
            for (StationFigures s : figures.stations()) {
                Oracle.Id id = new Oracle.Id(s.site(), s.station());
                assertThat(s.occupied()).isEqualTo(world.microsecondsOccupied(id, Kind.IDLE));
                assertThat(s.working()).isEqualTo(world.microsecondsOccupied(id, Kind.WORKING));
            }
        });
    }

    private static void forEachWorld(Consumer<World> check) {
        String seed = System.getProperty("seed", "");
        long first = seed.isEmpty() ? 1 : Long.parseLong(seed);
        long last = seed.isEmpty() ? WORLDS : first;
        for (long i = first; i <= last; i++) {
            try {
                check.accept(new World(i));
            } catch (AssertionError e) {
                throw new AssertionError("replay with -Dseed=" + i, e);
            }
        }
    }

    private static List<Oracle.Id> ids(String... names) {
        List<Oracle.Id> ids = new ArrayList<>();
        for (String site : List.of("x", "y")) {
            for (String name : names) {
                ids.add(new Oracle.Id(site, name));
            }
        }
        return ids;
    }

    private static List<Said> of(Oracle.Id worker, List<Said> facts) {
        return facts.stream()
                .filter(fact -> worker.equals(new Oracle.Id(fact.site(), fact.worker())))
                .toList();
    }

    private static List<Said> factsAt(Oracle.Id station, List<Said> facts) {
        return facts.stream()
                .filter(fact -> station.equals(new Oracle.Id(fact.site(), fact.station())))
                .toList();
    }

    private static List<Run> runsAt(Oracle.Id station, List<Said> facts) {
        return WORKERS.stream()
                .filter(worker -> worker.site().equals(station.site()))
                .flatMap(worker -> Oracle.runs(of(worker, facts), HOLD).stream())
                .filter(run -> run.station().equals(station.id()))
                .toList();
    }

    private static final class World {
        private final Random random;
        private final List<Said> facts = new ArrayList<>();
        private final long from;
        private final long end;

        World(long seed) {
            random = new Random(seed);
            int size = random.nextInt(40);
            for (int i = 0; i < size; i++) {
                facts.add(fact());
            }
            from = random.nextInt(20);
            end = random.nextInt(40);
        }

        private Said fact() {
            return new Said(
                    one("", "", "", "trial"),
                    one("x", "y"),
                    one("p", "q", "r"),
                    one("A", "B", "C"),
                    KINDS.get(random.nextInt(4)),
                    random.nextInt(30),
                    random.nextInt(3),
                    random.nextInt(3) - 1,
                    one("", "", "e", "f"),
                    one("", "c"),
                    "",
                    "");
        }

        private String one(String... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private List<Said> live() {
            return Oracle.inForce(facts).stream()
                    .filter(fact -> fact.stream().isEmpty())
                    .toList();
        }

        private Figures figures(List<Said> said) {
            return figures(said, from, end);
        }

        private Figures figures(List<Said> said, long from, long end) {
            return Oracle.figures(said, HOLD, WORKERS, STATIONS, from, end);
        }

        private long microseconds(Oracle.Id worker, Kind state) {
            List<Said> facts = of(worker, live());
            long found = 0;
            for (long t = from; t < end; t++) {
                found += inForceAt(t, facts).filter(o -> o.kind() == state).isPresent() ? 1 : 0;
            }
            return found;
        }

        private long microsecondsOccupied(Oracle.Id station, Kind atLeast) {
            List<Said> live = live();
            long found = 0;
            for (long t = from; t < end; t++) {
                long now = t;
                found += WORKERS.stream()
                                .filter(worker -> worker.site().equals(station.site()))
                                .flatMap(worker -> inForceAt(now, of(worker, live)).stream())
                                .anyMatch(o -> o.kind().compareTo(atLeast) >= 0
                                        && o.station().equals(station.id()))
                        ? 1
                        : 0;
            }
            return found;
        }

        /// The law read backwards from one microsecond: the last observation by then that is not void, if still held.
        private static Optional<Said> inForceAt(long t, List<Said> facts) {
            return facts.stream()
                    .filter(o -> o.kind() != Kind.PRODUCTION && o.at() <= t)
                    .filter(o -> !isVoid(o, facts))
                    .max(RandomFactsTest::compare)
                    .filter(o -> t < o.at() + HOLD.at(o.site(), o.at()));
        }

        private static boolean isVoid(Said absent, List<Said> facts) {
            return absent.kind() == Kind.ABSENT
                    && facts.stream()
                            .filter(o -> o.kind() == Kind.IDLE || o.kind() == Kind.WORKING)
                            .filter(o -> compare(o, absent) < 0)
                            .max(RandomFactsTest::compare)
                            .filter(o -> !Objects.equals(o.station(), absent.station()))
                            .filter(o -> absent.at() < o.at() + HOLD.at(o.site(), o.at()))
                            .isPresent();
        }
    }

    private static int compare(Said a, Said b) {
        return Comparator.comparingLong(Said::at)
                .thenComparingInt(Said::confidence)
                .thenComparing(Said::kind)
                .thenComparing(Said::station)
                .thenComparing(Said::eventId)
                .thenComparing(Said::camera)
                .compare(a, b);
    }
}
