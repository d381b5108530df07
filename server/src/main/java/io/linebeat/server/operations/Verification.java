package io.linebeat.server.operations;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.ledger.Cell;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Hold;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import io.linebeat.store.Census;
import io.linebeat.store.Progress;
import io.linebeat.store.Reading;
import io.linebeat.store.Store;
import io.linebeat.store.TooMuch;
import io.linebeat.wire.answer.Times;
import io.linebeat.wire.answer.VerifyAnswer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Recomputes every figure from the facts with the oracle, which shares no arithmetic with the ledger, and compares.
///
/// It goes through the history in stretches, each with the facts that can reach into it, so that memory holds no more
/// than that. A stretch lasts 64 hours, or a quarter of that, and so on, where there is more traffic. Of each it
/// compares its sixteen parts (four, where what reaches into sixteen would be most of the work), the whole and a window
/// with odd edges: they are answered from sums on several levels
/// and from parts of pages. The store's coarser cells are compared with the oracle's sums as soon as they are passed,
/// and all time at the end.
public final class Verification {
    /// About as many facts as a stretch may have.
    private static final long FACTS_OF_A_STRETCH = 100_000;
    private static final int PARTS = 16;
    private static final int FEW_PARTS = Grid.FAN_OUT;
    /// An hour: the odd edges must fit.
    private static final int SHORTEST = Grid.QUARTER_HOUR + 1;
    private static final long ODD_START = 7 * Micros.MINUTE + 1;
    private static final long ODD_END = 11 * Micros.MINUTE + 3;

    /// About what a fact takes while it is compared, in bytes.
    private static final long MEMORY_OF_A_FACT = 500;

    private final Reading reading;
    private int level = Grid.COARSEST_PAGE;
    private final long mostFacts;
    private final long now;
    private final long reach;
    private final Hold hold;
    private final List<Oracle.Id> workers;
    private final List<Oracle.Id> stations;
    private final TreeMap<Span, FigureLines> coarser =
            new TreeMap<>(java.util.Comparator.comparingLong(Span::from).thenComparingLong(Span::to));
    private final FigureLines sum = new FigureLines();
    private long facts;
    private long compared;
    private @Nullable String difference;

    /// Compares until the first difference. All of it is about one state of the store, so intake goes on meanwhile.
    ///
    /// @throws TooMuch when more facts lie within reach of a stretch than memory holds
    public static VerifyAnswer of(Store store, InstantSource clock, Progress progress) {
        return of(store, clock, progress, Runtime.getRuntime().maxMemory() / MEMORY_OF_A_FACT);
    }

    static VerifyAnswer of(Store store, InstantSource clock, Progress progress, long mostFacts) {
        String damage = store.damage();
        if (damage != null) {
            return new VerifyAnswer(false, 0, 0, "the database is damaged: " + damage);
        }
        return store.inOneState(reading -> new Verification(reading, store.rules(), clock, mostFacts).run(progress));
    }

    private Verification(Reading reading, Rules rules, InstantSource clock, long mostFacts) {
        this.reading = reading;
        this.mostFacts = mostFacts;
        Roster roster = reading.roster();
        this.now = Micros.of(clock.instant());
        this.reach = rules.longestHold();
        this.hold = (site, instant) -> rules.of(new SiteId(site)).hold().at(instant);
        this.workers = roster.workers().stream()
                .map(worker ->
                        new Oracle.Id(worker.id().site().value(), worker.id().value()))
                .toList();
        this.stations = roster.stations().stream()
                .map(station ->
                        new Oracle.Id(station.id().site().value(), station.id().value()))
                .toList();
    }

    private VerifyAnswer run(Progress progress) {
        Census census = reading.census();
        Long earliest = census.earliest();
        Long latest = census.latest();
        if (earliest != null && latest != null) {
            chooseLevel(census.facts(), earliest, latest);
            long stretch = Grid.micros(level);
            long first = Cell.at(earliest, level).from();
            long last = Math.min(latest + reach, now);
            for (long from = first; from <= last && difference == null; from += stretch) {
                compareStretch(Span.lasting(from, stretch));
                compareCoarser(from + stretch);
                progress.reached(from - first, last - first);
            }
            compareCoarser(Long.MAX_VALUE);
            Span allTime = new Span(first, now);
            compare(allTime, sum, reading.report(over(allTime), now));
        }
        return new VerifyAnswer(difference == null, facts, compared, difference);
    }

    private void chooseLevel(long all, long earliest, long latest) {
        long stretches = Math.max(1, (latest - earliest) / Grid.micros(level));
        while (level > SHORTEST && all / stretches > FACTS_OF_A_STRETCH) {
            level--;
            stretches *= Grid.FAN_OUT;
        }
    }

    /// The parts are asked of the oracle, each with the facts that can change it; and a window that begins and ends
    /// where nobody would cut, in the first part and the second. The stretch comes to the sum of its parts.
    private void compareStretch(Span stretch) {
        List<Said> said = said(stretch);
        List<Span> windows = new ArrayList<>();
        // Where nothing was ever said one comparison shows that nothing is counted.
        int divisor = stretch.micros() / PARTS >= 4 * reach ? PARTS : FEW_PARTS;
        long part = said.isEmpty() ? stretch.micros() : stretch.micros() / divisor;
        for (long from = stretch.from(); from < stretch.to(); from += part) {
            windows.add(untilNow(Span.lasting(from, part)));
        }
        int parts = windows.size();
        if (!said.isEmpty()) {
            windows.add(untilNow(new Span(stretch.from() + ODD_START, stretch.from() + 2 * part - ODD_END)));
        }
        List<FigureLines> expected =
                windows.parallelStream().map(window -> oracle(said, window)).toList();
        FigureLines whole = new FigureLines();
        expected.subList(0, parts).forEach(whole::add);
        List<Report> reports = reading.reports(Question.EVERYTHING, windows, now);
        for (int i = 0; i < windows.size(); i++) {
            compare(windows.get(i), expected.get(i), reports.get(i));
        }
        compare(untilNow(stretch), whole, reading.report(over(untilNow(stretch)), now));
        addToCoarser(stretch, whole);
    }

    /// The facts that can change a figure of the stretch: a run may begin a hold before it, and rest on what was seen a
    /// hold before that.
    private List<Said> said(Span stretch) {
        List<Said> said = new ArrayList<>();
        reading.eachFact(stretch.widened(2 * reach, 0), recorded -> {
            if (said.size() >= mostFacts) {
                throw new TooMuch(
                        "more than " + mostFacts + " facts lie within reach of one stretch, and memory holds no"
                                + " more: verify a copy of the folder with LINEBEAT_JAVA_OPTS=-Xmx8g and --data");
            }
            said.add(Testimony.of(recorded.fact()));
            facts += stretch.contains(recorded.fact().at()) ? 1 : 0;
        });
        return said;
    }

    private FigureLines oracle(List<Said> said, Span window) {
        Span within = window.widened(2 * reach, 0);
        List<Said> ofWindow =
                said.stream().filter(each -> within.contains(each.at())).toList();
        return FigureLines.of(Oracle.Sorted.out(ofWindow, hold).figures(workers, stations, window.from(), window.to()));
    }

    private Span untilNow(Span window) {
        return window.endingBy(Math.max(now, window.from()));
    }

    private void addToCoarser(Span stretch, FigureLines figures) {
        for (int above = level + 1; above <= Grid.COARSEST; above++) {
            coarser.computeIfAbsent(Cell.at(stretch.from(), above).span(), _ -> new FigureLines())
                    .add(figures);
        }
        sum.add(figures);
    }

    /// Compares the coarser cells that end by an instant, and lets go of them.
    private void compareCoarser(long until) {
        coarser.entrySet().removeIf(each -> {
            Span cell = each.getKey();
            if (cell.to() > until) {
                return false;
            }
            compare(untilNow(cell), each.getValue(), reading.report(over(untilNow(cell)), now));
            return true;
        });
    }

    private static Question over(Span window) {
        return Question.over(window.from(), window.to());
    }

    private void compare(Span window, FigureLines expected, Report stored) {
        compared += expected.size();
        String found = difference == null ? expected.differenceFrom(FigureLines.of(stored)) : null;
        if (found != null) {
            difference = found + ", from " + Times.utc(window.from()) + " to " + Times.utc(window.to());
        }
    }
}
