package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.question.Window;
import io.linebeat.bench.world.KindCode;
import io.linebeat.bench.world.World;
import io.linebeat.oracle.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The law in a program that has read all the rows of a window, and of the two hours before it.
final class Fold {
    private static final String[] WORDS = {"absent", "idle", "working", "product_count"};
    private static final Comparator<Row> ORDER = Comparator.comparingInt(Row::worker)
            .thenComparingLong(Row::at)
            .thenComparingInt(Row::confidence)
            .thenComparing(Row::kind)
            .thenComparingInt(Row::station);

    private final List<Row> rows = new ArrayList<>();

    private record Row(int worker, int station, Kind kind, long at, int count, int confidence) {
        private boolean within(Window window) {
            return at >= window.from() && at < window.end();
        }
    }

    /// A span of a worker, not clipped yet.
    private record Span(int worker, int station, Kind kind, long from, long to) {
        private long within(Window window) {
            return Math.max(0, Math.min(to, window.end()) - Math.max(from, window.from()));
        }
    }

    static String word(Kind kind) {
        return WORDS[KindCode.of(kind)];
    }

    static Kind kind(String word) {
        return KindCode.kind(Arrays.asList(WORDS).indexOf(word));
    }

    void add(int worker, int station, Kind kind, long at, int count, int confidence) {
        rows.add(new Row(worker, station, kind, at, count, confidence));
    }

    Answer.Totals totals(Window window) {
        return sum(Arrays.asList(lines(window)));
    }

    Answer.Workers workers(Window window) {
        return new Answer.Workers(
                Arrays.stream(lines(window)).filter(Answer.WorkerLine::says).toList());
    }

    Answer.Days days(Question.Days days) {
        List<Answer.Totals> each = new ArrayList<>();
        for (int day = 0; day < days.days(); day++) {
            long from = days.from() + day * World.DAY;
            each.add(totals(new Window(from, from + World.DAY)));
        }
        return new Answer.Days(each);
    }

    Answer.Timeline timeline(int station, Window window) {
        return Answer.Timeline.of(spans().stream()
                .filter(span -> span.station == station && span.within(window) > 0)
                .map(span -> new Answer.Run(
                        span.worker, span.kind, Math.max(span.from, window.from()), Math.min(span.to, window.end())))
                .toList());
    }

    private Answer.WorkerLine[] lines(Window window) {
        int workers = rows.stream().mapToInt(Row::worker).max().orElse(-1) + 1;
        long[][] sums = new long[workers][5];
        for (Span span : spans()) {
            sums[span.worker][KindCode.of(span.kind)] += span.within(window);
        }
        for (Row row : rows) {
            sums[row.worker][3] += row.within(window) ? row.count : 0;
            sums[row.worker][4] += row.within(window) ? 1 : 0;
        }
        Answer.WorkerLine[] lines = new Answer.WorkerLine[workers];
        Arrays.setAll(
                lines,
                worker -> new Answer.WorkerLine(
                        worker, sums[worker][2], sums[worker][1], sums[worker][0], sums[worker][3], sums[worker][4]));
        return lines;
    }

    private static Answer.Totals sum(List<Answer.WorkerLine> lines) {
        return new Answer.Totals(
                lines.stream().mapToLong(Answer.WorkerLine::working).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::idle).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::absent).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::units).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::events).sum());
    }

    Answer.Stations stations(Window window) {
        int stations = rows.stream().mapToInt(Row::station).max().orElse(-1) + 1;
        long[][] sums = new long[stations][5];
        long[] occupied = new long[stations];
        long[] worked = new long[stations];
        List<Span> byTime = spans().stream()
                .filter(span -> span.kind != Kind.ABSENT)
                .sorted(Comparator.comparingLong(Span::from))
                .toList();
        for (Span span : byTime) {
            sums[span.station][0] += added(span, occupied, window);
            sums[span.station][1] += span.kind == Kind.WORKING ? added(span, worked, window) : 0;
            sums[span.station][2] += span.within(window);
        }
        for (Row row : rows) {
            sums[row.station][3] += row.within(window) ? row.count : 0;
            sums[row.station][4] += row.within(window) ? 1 : 0;
        }
        List<Answer.StationLine> lines = new ArrayList<>();
        for (int i = 0; i < stations; i++) {
            lines.add(new Answer.StationLine(i, sums[i][0], sums[i][1], sums[i][2], sums[i][3], sums[i][4]));
        }
        return new Answer.Stations(
                lines.stream().filter(Answer.StationLine::says).toList());
    }

    /// What a span adds to the union of those that began before it, whose latest ends are `covered`.
    private static long added(Span span, long[] covered, Window window) {
        long from = Math.max(span.from, covered[span.station]);
        covered[span.station] = Math.max(covered[span.station], span.to);
        return Math.max(0, Math.min(span.to, window.end()) - Math.max(from, window.from()));
    }

    private List<Span> spans() {
        rows.sort(ORDER);
        List<Span> spans = new ArrayList<>();
        Row seen = null;
        Row standing = null;
        for (Row row : rows) {
            if (standing != null && standing.worker != row.worker) {
                spans.add(span(standing, Long.MAX_VALUE));
                standing = null;
            }
            seen = seen != null && seen.worker != row.worker ? null : seen;
            if (row.kind != Kind.PRODUCTION && !isVoid(row, seen)) {
                if (standing != null && standing.at < row.at) {
                    spans.add(span(standing, row.at));
                }
                standing = row;
            }
            seen = row.kind == Kind.WORKING || row.kind == Kind.IDLE ? row : seen;
        }
        if (standing != null) {
            spans.add(span(standing, Long.MAX_VALUE));
        }
        return spans;
    }

    private static Span span(Row row, long next) {
        return new Span(row.worker, row.station, row.kind, row.at, Math.min(next, row.at + World.HOLD));
    }

    private static boolean isVoid(Row row, @Nullable Row seen) {
        return row.kind == Kind.ABSENT && seen != null && seen.station != row.station && row.at < seen.at + World.HOLD;
    }
}
