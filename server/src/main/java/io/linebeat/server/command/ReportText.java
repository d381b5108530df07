package io.linebeat.server.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Ratio;
import io.linebeat.wire.HoldText;
import io.linebeat.wire.answer.BucketAnswer;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.StationLine;
import io.linebeat.wire.answer.TotalLine;
import io.linebeat.wire.answer.WorkerLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report for the terminal and for a spreadsheet.
final class ReportText {
    private static final String NO_DATA = "-";
    private static final List<String> CSV_HEADS = List.of(
            "kind",
            "site_id",
            "id",
            "name",
            "type",
            "from",
            "end",
            "working_us",
            "idle_us",
            "absent_us",
            "unobserved_us",
            "occupied_us",
            "person_us",
            "units",
            "event_count",
            "utilization",
            "units_per_hour");

    private ReportText() {}

    static String tables(ReportAnswer report) {
        StringBuilder text = new StringBuilder(
                "From " + report.window().from() + " to " + report.window().end());
        report.meta()
                .sites()
                .forEach(site -> text.append("; site ")
                        .append(site.siteId())
                        .append(": zone ")
                        .append(site.zone())
                        .append(", hold ")
                        .append(HoldText.print(Micros.of(Duration.parse(site.hold())))));
        text.append("\n\n").append(workers(report.workers(), report.total()));
        text.append("\n").append(stations(report.stations()));
        if (report.buckets() != null) {
            text.append("\n").append(buckets(report.buckets()));
        }
        return text.toString();
    }

    private static String workers(List<WorkerLine> lines, TotalLine total) {
        Table table = new Table(
                "Worker",
                "Name",
                "Working h",
                "Idle h",
                "Absent h",
                "Unobserved h",
                "Util. %",
                "Units",
                "Units/h",
                "Events");
        for (WorkerLine line : lines) {
            table.row(
                    line.workerId(),
                    line.name(),
                    hours(line.workingUs()),
                    hours(line.idleUs()),
                    hours(line.absentUs()),
                    hours(line.unobservedUs()),
                    percent(line.workingUs(), line.workingUs() + line.idleUs()),
                    number(line.units()),
                    rate(line.unitsPerActiveHour()),
                    number(line.eventCount()));
        }
        table.total(
                "Total",
                lines.size() + (lines.size() == 1 ? " worker" : " workers"),
                hours(total.workingUs()),
                hours(total.idleUs()),
                hours(total.absentUs()),
                hours(total.unobservedUs()),
                percent(total.workingUs(), total.workingUs() + total.idleUs()),
                number(total.units()),
                rate(total.unitsPerProductiveHour()),
                number(total.eventCount()));
        return table.text(2);
    }

    private static String stations(List<StationLine> lines) {
        Table table = new Table(
                "Workstation",
                "Name",
                "Type",
                "Occupied h",
                "Working h",
                "Person h",
                "Util. %",
                "Units",
                "Units/h",
                "Events");
        for (StationLine line : lines) {
            table.row(
                    line.stationId(),
                    line.name(),
                    line.type(),
                    hours(line.occupiedUs()),
                    hours(line.workingUs()),
                    hours(line.personUs()),
                    percent(line.workingUs(), line.occupiedUs()),
                    number(line.units()),
                    rate(line.throughputPerHour()),
                    number(line.eventCount()));
        }
        return table.text(3);
    }

    private static String buckets(List<BucketAnswer> buckets) {
        Table table = new Table(
                "From", "To", "Working h", "Idle h", "Absent h", "Unobserved h", "Util. %", "Units", "Events");
        for (BucketAnswer bucket : buckets) {
            TotalLine total = bucket.total();
            table.row(
                    bucket.from(),
                    bucket.to(),
                    hours(total.workingUs()),
                    hours(total.idleUs()),
                    hours(total.absentUs()),
                    hours(total.unobservedUs()),
                    percent(total.workingUs(), total.workingUs() + total.idleUs()),
                    number(total.units()),
                    number(total.eventCount()));
        }
        return table.text(2);
    }

    private static String hours(long micros) {
        return hours(BigInteger.valueOf(micros));
    }

    private static String hours(BigInteger micros) {
        return new BigDecimal(micros)
                .divide(BigDecimal.valueOf(Micros.HOUR), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /// From the whole numbers: a ratio that was rounded once must not be rounded again.
    private static String percent(long part, long whole) {
        BigDecimal percent = Ratio.of(part, whole).times(100).rounded(1);
        return percent == null ? NO_DATA : percent.toPlainString();
    }

    private static String rate(@Nullable BigDecimal rate) {
        return rate == null ? NO_DATA : rate.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String number(long number) {
        return Long.toString(number);
    }

    /// Exact microseconds, a row for each line of the window or of each bucket; cells that a spreadsheet would take for
    /// a formula are quoted.
    static String csv(ReportAnswer report) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(CSV_HEADS);
            if (report.buckets() == null) {
                var window = report.window();
                writeLines(window.from(), window.end(), report.workers(), report.stations(), csv);
            } else {
                for (BucketAnswer bucket : report.buckets()) {
                    writeLines(bucket.from(), bucket.to(), bucket.workers(), bucket.stations(), csv);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeLines(
            String from, String end, List<WorkerLine> workers, List<StationLine> stations, CsvWriter csv) {
        for (WorkerLine line : workers) {
            csv.writeRecord(cells(
                    "worker",
                    line.siteId(),
                    line.workerId(),
                    line.name(),
                    "",
                    from,
                    end,
                    line.workingUs(),
                    line.idleUs(),
                    line.absentUs(),
                    line.unobservedUs(),
                    "",
                    "",
                    line.units(),
                    line.eventCount(),
                    line.utilization(),
                    line.unitsPerActiveHour()));
        }
        for (StationLine line : stations) {
            csv.writeRecord(cells(
                    "workstation",
                    line.siteId(),
                    line.stationId(),
                    line.name(),
                    line.type(),
                    from,
                    end,
                    line.workingUs(),
                    "",
                    "",
                    "",
                    line.occupiedUs(),
                    line.personUs(),
                    line.units(),
                    line.eventCount(),
                    line.utilization(),
                    line.throughputPerHour()));
        }
    }

    private static List<String> cells(@Nullable Object... values) {
        List<String> cells = new ArrayList<>();
        for (Object value : values) {
            String text =
                    value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            cells.add(
                    value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                            ? "'" + text
                            : text);
        }
        return cells;
    }
}
