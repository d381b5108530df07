package io.linebeat.server.operations;

import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.oracle.Oracle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a window in the form in which the ledger's and the oracle's are compared: numbers by whom they are
/// of.
final class FigureLines {
    private static final String[] OF_WORKER = {"working_us", "idle_us", "absent_us", "units", "event_count"};
    private static final String[] OF_STATION = {"occupied_us", "working_us", "person_us", "units", "event_count"};

    private final Map<Subject, long[]> lines = new LinkedHashMap<>();

    private record Subject(String kind, String site, String id) {
        String[] fields() {
            return "worker".equals(kind) ? OF_WORKER : OF_STATION;
        }
    }

    static FigureLines of(Report report) {
        FigureLines figures = new FigureLines();
        for (WorkerFigures worker : report.workers()) {
            var tally = worker.tally();
            figures.add(
                    new Subject(
                            "worker",
                            worker.worker().id().site().value(),
                            worker.worker().id().value()),
                    tally.working(),
                    tally.idle(),
                    tally.absent(),
                    tally.units(),
                    tally.events());
        }
        for (StationFigures station : report.stations()) {
            var tally = station.tally();
            figures.add(
                    new Subject(
                            "workstation",
                            station.station().id().site().value(),
                            station.station().id().value()),
                    tally.occupied(),
                    tally.working(),
                    tally.person(),
                    tally.units(),
                    tally.events());
        }
        return figures;
    }

    static FigureLines of(Oracle.Figures oracle) {
        FigureLines figures = new FigureLines();
        for (Oracle.WorkerFigures worker : oracle.workers()) {
            figures.add(
                    new Subject("worker", worker.site(), worker.worker()),
                    worker.working(),
                    worker.idle(),
                    worker.absent(),
                    worker.units(),
                    worker.events());
        }
        for (Oracle.StationFigures station : oracle.stations()) {
            figures.add(
                    new Subject("workstation", station.site(), station.station()),
                    station.occupied(),
                    station.working(),
                    station.person(),
                    station.units(),
                    station.events());
        }
        return figures;
    }

    private void add(Subject subject, long... numbers) {
        lines.merge(subject, numbers, FigureLines::sum);
    }

    private static long[] sum(long[] left, long[] right) {
        long[] sum = new long[left.length];
        Arrays.setAll(sum, i -> Math.addExact(left[i], right[i]));
        return sum;
    }

    /// Adds the figures of another stretch of time. Unions too: stretches that do not overlap share no time.
    void add(FigureLines later) {
        later.lines.forEach(this::add);
    }

    long size() {
        return lines.size();
    }

    /// The first number in which the store's figures differ from these, in words; `null` when none does.
    @Nullable
    String differenceFrom(FigureLines stored) {
        for (Map.Entry<Subject, long[]> line : lines.entrySet()) {
            Subject subject = line.getKey();
            long[] expected = line.getValue();
            long[] found = stored.lines.getOrDefault(subject, new long[expected.length]);
            int at = Arrays.mismatch(expected, found);
            if (at >= 0) {
                return subject.kind() + " " + subject.id() + " of site " + subject.site() + ": " + subject.fields()[at]
                        + " is " + found[at] + ", the oracle says " + expected[at];
            }
        }
        return null;
    }
}
