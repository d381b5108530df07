package io.linebeat.server.live;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.live.LiveStation;
import io.linebeat.core.live.LiveWorker;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.server.live.BoardView.Line;
import io.linebeat.store.Reading;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.Store;
import io.linebeat.store.TooMuch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the views of a board. A line is new only if it differs from what could be counted on from the view before.
///
/// A commit can be seen an instant before it is told of. Then a view has its figures, and the next one, which comes at
/// the board's pace, the runs that they go on with.
final class Painter {
    /// How far back a run is followed to say since when it lasts; less where there are too many.
    private static final long[] LOOK_BACK = {8 * Micros.HOUR, Micros.HOUR, 0};
    /// No run known today lasts longer: an observation may be ten minutes ahead, and holds for a day at the most.
    private static final long LOOK_AHEAD = 25 * Micros.HOUR;
    /// Facts may be ahead of the clock by this much.
    private static final long FACTS_AHEAD = 10 * Micros.MINUTE + Micros.SECOND;
    /// So many workers are asked about one by one; of more, all.
    private static final int FEW = 20;

    private final Store store;
    private final BoardWindow about;

    Painter(Store store, BoardWindow about) {
        this.store = store;
        this.about = about;
    }

    /// What may have changed at the site since a view.
    record News(Set<WorkerId> workers, boolean throughout) {
        static final News EVERYTHING = new News(Set.of(), true);

        News andAllElse() {
            return new News(workers, true);
        }
    }

    /// A view, and when the next fact that is known already will count; or until when none will, where it is to be
    /// looked again: after a clock was set back, facts can be further ahead than any sender may be.
    record Painted(BoardView view, long next) {}

    Painted first(long now) {
        return store.inOneState(reading -> paint(reading, null, News.EVERYTHING, now));
    }

    Painted after(BoardView before, News news, long now) {
        boolean backwards = now < before.now();
        return store.inOneState(reading -> paint(reading, before, backwards ? news.andAllElse() : news, now));
    }

    private Painted paint(Reading reading, @Nullable BoardView before, News news, long now) {
        Report report = reading.report(about.question(), now);
        long edition = before == null ? 1 : before.edition() + 1;
        Known known = report.window().end() < now ? Known.NOTHING : known(reading, before, news, now);
        Map<WorkerId, Line<LiveWorker>> workers = workers(report, before, known, edition);
        List<Run> runs = workers.values().stream()
                .flatMap(line -> line.value().runs().stream())
                .toList();
        BoardView view = new BoardView(
                edition,
                now,
                report.window(),
                wholeSince(report, before, now, edition),
                workers,
                stations(report, before, runs, edition),
                touched(workers.keySet(), before, news, edition));
        long next =
                reading.firstFact(about.site(), Span.lasting(now, FACTS_AHEAD)).orElse(now + FACTS_AHEAD);
        return new Painted(view.isNews() ? view : view.asEdition(edition - 1), next);
    }

    /// Who was erased must go from every reader's board; and where the clock went back, nothing can be counted on.
    private static long wholeSince(Report report, @Nullable BoardView before, long now, long edition) {
        if (before == null || now < before.now()) {
            return edition;
        }
        long workersKept = report.workers().stream()
                .filter(line -> before.workers().containsKey(line.worker().id()))
                .count();
        long stationsKept = report.stations().stream()
                .filter(line -> before.stations().containsKey(line.station().id()))
                .count();
        boolean allKept = workersKept == before.workers().size()
                && stationsKept == before.stations().size();
        return allKept ? before.wholeSince() : edition;
    }

    private Map<WorkerId, Line<LiveWorker>> workers(
            Report report, @Nullable BoardView before, Known known, long edition) {
        long end = report.window().end();
        Map<WorkerId, Line<LiveWorker>> lines = new LinkedHashMap<>();
        for (WorkerFigures figures : report.workers()) {
            WorkerId id = figures.worker().id();
            Line<LiveWorker> line = before == null ? null : before.workers().get(id);
            Line<LiveWorker> counted = before == null || line == null
                    ? null
                    : new Line<>(countedOn(line.value(), before, end), line.since());
            LiveWorker value = known.of(figures, counted == null ? null : counted.value(), end);
            lines.put(id, counted == null ? new Line<>(value, edition) : Line.of(value, counted, edition));
        }
        return lines;
    }

    /// A window without a beginning stays empty until the first fact.
    private LiveWorker countedOn(LiveWorker worker, BoardView before, long end) {
        boolean hasBegun =
                about.from() != null || before.window().from() < before.window().end();
        return hasBegun ? worker.countedOnTo(end) : worker.stillEmptyAt(end);
    }

    private static Map<StationId, Line<LiveStation>> stations(
            Report report, @Nullable BoardView before, List<Run> runs, long edition) {
        long end = report.window().end();
        Map<StationId, List<Run>> presence = new HashMap<>();
        runs.forEach(run ->
                presence.computeIfAbsent(run.station(), _ -> new ArrayList<>()).add(run));
        Map<StationId, Line<LiveStation>> lines = new LinkedHashMap<>();
        for (StationFigures figures : report.stations()) {
            StationId id = figures.station().id();
            Line<LiveStation> line = before == null ? null : before.stations().get(id);
            LiveStation value = LiveStation.of(figures, end, presence.getOrDefault(id, List.of()));
            lines.put(
                    id,
                    line == null
                            ? new Line<>(value, edition)
                            : Line.of(value, new Line<>(line.value().countedOnTo(end), line.since()), edition));
        }
        return lines;
    }

    /// Of those who are listed alone, so that it does not grow for ever; all of them where anything may have changed.
    private static Map<WorkerId, Long> touched(
            Set<WorkerId> listed, @Nullable BoardView before, News news, long edition) {
        Map<WorkerId, Long> touched = new HashMap<>(before == null ? Map.of() : before.touched());
        touched.keySet().retainAll(listed);
        (news.throughout() ? listed : news.workers()).forEach(worker -> touched.put(worker, edition));
        return touched;
    }

    /// The runs of those of whom there may be news; of everybody else they are what they were.
    ///
    /// @param edge before it nobody looked: a run that begins there has begun earlier
    private record Known(boolean everybody, Set<WorkerId> asked, Map<WorkerId, List<Run>> runs, long edge) {
        /// Of a window that is over nothing can be counted on.
        static final Known NOTHING = new Known(true, Set.of(), Map.of(), Long.MIN_VALUE);

        LiveWorker of(WorkerFigures figures, @Nullable LiveWorker counted, long end) {
            WorkerId id = figures.worker().id();
            if (counted != null && !everybody && !asked.contains(id)) {
                return new LiveWorker(figures, counted.runs(), counted.seenUntil());
            }
            List<Run> found = runs.getOrDefault(id, List.of());
            Long seenUntil = found.stream()
                    .map(run -> run.span().to())
                    .filter(to -> to <= end)
                    .reduce((_, later) -> later)
                    .orElse(null);
            List<Run> ahead =
                    found.stream().filter(run -> run.span().to() > end).toList();
            return new LiveWorker(figures, counted == null ? ahead : sinceBefore(ahead, counted.runs()), seenUntil);
        }

        /// A run that is cut off where the look back ends goes on from where it was known to begin.
        private List<Run> sinceBefore(List<Run> ahead, List<Run> known) {
            if (ahead.isEmpty() || known.isEmpty() || ahead.getFirst().span().from() != edge) {
                return ahead;
            }
            List<Run> joined = new ArrayList<>();
            Run first = ahead.getFirst();
            Span before = new Span(Math.min(known.getFirst().span().from(), edge), edge);
            Run.append(
                    new Run(before, known.getFirst().state(), known.getFirst().station(), first.confidence()), joined);
            Run.append(first, joined);
            return joined.size() > 1
                    ? ahead
                    : Stream.concat(joined.stream(), ahead.stream().skip(1)).toList();
        }
    }

    private Known known(Reading reading, @Nullable BoardView before, News news, long now) {
        boolean few = before != null && !news.throughout() && news.workers().size() <= FEW;
        Map<WorkerId, List<Run>> runs = new HashMap<>();
        long edge = Long.MIN_VALUE;
        if (few) {
            for (WorkerId worker : news.workers()) {
                edge = gather(reading, worker.value(), now, runs);
            }
        } else {
            edge = gather(reading, null, now, runs);
        }
        return new Known(!few, news.workers(), runs, edge);
    }

    /// Gathers runs from as far back as is not too much, and says how far that is.
    private long gather(Reading reading, @Nullable String worker, long now, Map<WorkerId, List<Run>> runs) {
        TooMuch tooMuch = new TooMuch("no look back was tried");
        for (long back : LOOK_BACK) {
            long edge = Math.max(0, now - back);
            try {
                reading.runs(new RunQuestion(new Span(edge, now + LOOK_AHEAD), about.site(), worker, null))
                        .forEach(each -> runs.computeIfAbsent(each.worker(), _ -> new ArrayList<>())
                                .add(each.run()));
                return edge;
            } catch (TooMuch e) {
                tooMuch = e;
            }
        }
        throw tooMuch;
    }
}
