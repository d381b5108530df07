package io.linebeat.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The law as a batch computation: all the facts at once, sorted, looped over, added up. Nothing is kept between two
/// calls and no order of the input matters. Instants and durations are microseconds; windows and spans are half open.
public final class Oracle {

    private static final Comparator<String> BYTES =
            (a, b) -> a.equals(b) ? 0 : Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    /// The one comparator: it settles conflicts of identity and ties at an instant.
    private static final Comparator<Said> RANK = comparingInt(Said::confidence)
            .thenComparing(Said::kind)
            .thenComparing(Said::station, BYTES)
            .thenComparingLong(Said::count)
            .thenComparing(Said::eventId, BYTES)
            .thenComparing(Said::camera, BYTES)
            .thenComparing(Said::model, BYTES)
            .thenComparing(Said::version, BYTES);

    private static final Comparator<Said> TIME_THEN_RANK =
            comparingLong(Said::at).thenComparing(RANK);

    private static final Comparator<Said> LEDGER = comparing(Said::stream, BYTES)
            .thenComparing(Said::site, BYTES)
            .thenComparing(Said::worker, BYTES)
            .thenComparing(TIME_THEN_RANK);

    private static final Comparator<Id> BY_ID = comparing(Id::site, BYTES).thenComparing(Id::id, BYTES);

    private Oracle() {}

    /// A worker or a station: its id is its own only within its site.
    public record Id(String site, String id) {}

    /// A span `[from, to)` in which a worker was in one state (never production) at one station.
    public record Run(String worker, String station, Kind state, long from, long to) {
        private long length() {
            return to - from;
        }
    }

    /// One worker's window: working + idle + absent + unobserved is its length.
    public record WorkerFigures(
            String site,
            String worker,
            long working,
            long idle,
            long absent,
            long unobserved,
            long units,
            long events) {}

    /// One station's window: `occupied` and `working` are unions over the workers, `person` is the sum of their time.
    public record StationFigures(
            String site, String station, long occupied, long working, long person, long units, long events) {}

    /// Every registered worker and station, each list by (site, id).
    public record Figures(List<WorkerFigures> workers, List<StationFigures> stations) {}

    /// The facts without repeats: of each identity the greatest. By stream, site, worker, instant and rank.
    public static List<Said> inForce(Collection<Said> said) {
        Map<List<?>, Said> greatest = new HashMap<>();
        for (Said fact : said) {
            greatest.merge(identity(fact), fact, (a, b) -> RANK.compare(a, b) >= 0 ? a : b);
        }
        return greatest.values().stream().sorted(LEDGER).toList();
    }

    /// The spans of a worker, by `from`: one for each observation in force that lasts at all, neighbours not joined.
    ///
    /// @param inForce what [#inForce] leaves of ONE worker (of one site) in one stream
    public static List<Run> runs(List<Said> inForce, Hold hold) {
        requireOneWorker(inForce);
        NavigableMap<Long, Said> winners = winners(inForce, hold);
        List<Run> runs = new ArrayList<>();
        for (Said fact : winners.values()) {
            long to = heldUntil(fact, hold);
            Long next = winners.higherKey(fact.at());
            if (next != null && next < to) {
                to = next;
            }
            if (to > fact.at()) {
                runs.add(new Run(fact.worker(), fact.station(), fact.kind(), fact.at(), to));
            }
        }
        return runs;
    }

    /// All figures of the live facts over `[from, end)`; all are 0 if that is empty.
    ///
    /// @param said every fact, as received: repeated, in conflict, of any stream and after `end`, in any order
    /// @param workers the registered ones; a worker who is not among them still occupies stations
    public static Figures figures(
            Collection<Said> said, Hold hold, Collection<Id> workers, Collection<Id> stations, long from, long end) {
        return Sorted.out(said, hold).figures(workers, stations, from, end);
    }

    /// The live facts without repeats and the runs that they open, for as many windows as one likes.
    public record Sorted(
            Map<Id, List<Said>> byWorker,
            Map<Id, List<Run>> runsByWorker,
            Map<Id, List<Said>> byStation,
            Map<Id, List<Run>> runsByStation) {

        /// Sorts facts out.
        ///
        /// @param said every fact, as received: repeated, in conflict, of any stream, in any order
        public static Sorted out(Collection<Said> said, Hold hold) {
            Sorted sorted = new Sorted(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
            said.stream()
                    .filter(fact -> fact.stream().isEmpty())
                    .collect(groupingBy(fact -> new Id(fact.site(), fact.worker())))
                    .forEach((worker, facts) -> sorted.add(worker, inForce(facts), hold));
            return sorted;
        }

        private void add(Id worker, List<Said> facts, Hold hold) {
            List<Run> runs = runs(facts, hold);
            byWorker.put(worker, facts);
            runsByWorker.put(worker, runs);
            for (Said fact : facts) {
                byStation
                        .computeIfAbsent(new Id(fact.site(), fact.station()), _ -> new ArrayList<>())
                        .add(fact);
            }
            for (Run run : runs) {
                runsByStation
                        .computeIfAbsent(new Id(worker.site(), run.station()), _ -> new ArrayList<>())
                        .add(run);
            }
        }

        /// The figures over `[from, end)`; all are 0 if that is empty.
        public Figures figures(Collection<Id> workers, Collection<Id> stations, long from, long end) {
            return new Figures(
                    sorted(workers).stream()
                            .map(id -> worker(id, of(id, runsByWorker), of(id, byWorker), from, end))
                            .toList(),
                    sorted(stations).stream()
                            .map(id -> station(id, of(id, runsByStation), of(id, byStation), from, end))
                            .toList());
        }

        private static <T> List<T> of(Id id, Map<Id, List<T>> lists) {
            return lists.getOrDefault(id, List.of());
        }
    }

    /// The figures of one worker over `[from, end)`.
    ///
    /// @param inForceOfWorker what [#inForce] leaves of this worker's live facts
    public static WorkerFigures worker(Id worker, List<Said> inForceOfWorker, Hold hold, long from, long end) {
        return worker(worker, runs(inForceOfWorker, hold), inForceOfWorker, from, end);
    }

    /// The figures of one worker over `[from, end)`.
    ///
    /// @param runsOfWorker what [#runs] makes of her live facts
    /// @param inForceOfWorker what [#inForce] leaves of them
    public static WorkerFigures worker(
            Id worker, List<Run> runsOfWorker, List<Said> inForceOfWorker, long from, long end) {
        List<Run> runs = clipped(runsOfWorker, from, end);
        long working = sum(only(Kind.WORKING, runs));
        long idle = sum(only(Kind.IDLE, runs));
        long absent = sum(only(Kind.ABSENT, runs));
        long window = end <= from ? 0 : Math.subtractExact(end, from);
        List<Said> facts = within(inForceOfWorker, from, end);
        return new WorkerFigures(
                worker.site(),
                worker.id(),
                working,
                idle,
                absent,
                window - working - idle - absent,
                units(facts),
                facts.size());
    }

    /// The figures of one station over `[from, end)`.
    ///
    /// @param runsOfThatStation the [#runs] at this station, of every worker of its site
    /// @param factsAtThatStation what [#inForce] leaves of the live facts at this station
    public static StationFigures station(
            Id station, List<Run> runsOfThatStation, List<Said> factsAtThatStation, long from, long end) {
        List<Run> runs = clipped(runsOfThatStation, from, end);
        List<Run> working = only(Kind.WORKING, runs);
        List<Run> present = new ArrayList<>(only(Kind.IDLE, runs));
        present.addAll(working);
        List<Said> facts = within(factsAtThatStation, from, end);
        return new StationFigures(
                station.site(), station.id(), union(present), union(working), sum(present), units(facts), facts.size());
    }

    /// Facts with equal identities are one fact, said again.
    private static List<?> identity(Said fact) {
        boolean production = fact.kind() == Kind.PRODUCTION;
        return fact.eventId().isEmpty()
                ? List.of(
                        fact.stream(), fact.site(), fact.worker(), fact.at(), fact.station(), fact.kind(), fact.count())
                : List.of(fact.stream(), fact.site(), fact.worker(), fact.at(), production, fact.eventId());
    }

    /// The observation in force at each instant that has one: the greatest that is not void.
    private static NavigableMap<Long, Said> winners(List<Said> inForce, Hold hold) {
        List<Said> observations = inForce.stream()
                .filter(fact -> fact.kind() != Kind.PRODUCTION)
                .sorted(TIME_THEN_RANK)
                .toList();
        NavigableMap<Long, Said> winners = new TreeMap<>();
        Said lastSeen = null;
        for (Said fact : observations) {
            if (!isVoid(fact, lastSeen, hold)) {
                winners.put(fact.at(), fact);
            }
            if (fact.kind() != Kind.ABSENT) {
                lastSeen = fact;
            }
        }
        return winners;
    }

    /// The camera that a worker left says absent; she is believed to be where another one saw her last.
    private static boolean isVoid(Said fact, @Nullable Said lastSeen, Hold hold) {
        return fact.kind() == Kind.ABSENT
                && lastSeen != null
                && !lastSeen.station().equals(fact.station())
                && fact.at() < heldUntil(lastSeen, hold);
    }

    private static long heldUntil(Said fact, Hold hold) {
        return Math.addExact(fact.at(), hold.at(fact.site(), fact.at()));
    }

    private static void requireOneWorker(List<Said> facts) {
        long workers = facts.stream()
                .map(fact -> List.of(fact.stream(), fact.site(), fact.worker()))
                .distinct()
                .count();
        if (workers > 1) {
            throw new IllegalArgumentException("facts of " + workers + " workers or streams, expected those of one");
        }
    }

    private static List<Id> sorted(Collection<Id> ids) {
        return ids.stream().distinct().sorted(BY_ID).toList();
    }

    private static List<Run> clipped(List<Run> runs, long from, long end) {
        return runs.stream()
                .map(run -> new Run(
                        run.worker(), run.station(), run.state(), Math.max(run.from(), from), Math.min(run.to(), end)))
                .filter(run -> run.from() < run.to())
                .toList();
    }

    private static List<Run> only(Kind state, List<Run> runs) {
        return runs.stream().filter(run -> run.state() == state).toList();
    }

    private static List<Said> within(List<Said> facts, long from, long end) {
        return facts.stream()
                .filter(fact -> from <= fact.at() && fact.at() < end)
                .toList();
    }

    private static long units(List<Said> facts) {
        return facts.stream().map(Said::count).reduce(0L, Math::addExact);
    }

    private static long sum(List<Run> runs) {
        return runs.stream().map(Run::length).reduce(0L, Math::addExact);
    }

    /// The time in which at least one of the runs is going on: walk over all their ends with a count of those open.
    private static long union(List<Run> runs) {
        TreeMap<Long, Integer> steps = new TreeMap<>();
        for (Run run : runs) {
            steps.merge(run.from(), 1, Integer::sum);
            steps.merge(run.to(), -1, Integer::sum);
        }
        long covered = 0;
        long open = 0;
        long since = 0;
        for (Map.Entry<Long, Integer> step : steps.entrySet()) {
            covered += open > 0 ? step.getKey() - since : 0;
            open += step.getValue();
            since = step.getKey();
        }
        return covered;
    }
}
