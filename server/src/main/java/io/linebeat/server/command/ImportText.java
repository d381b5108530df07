package io.linebeat.server.command;

import io.linebeat.wire.answer.Times;
import io.linebeat.wire.table.Outcome;
import io.linebeat.wire.table.RowProblem;
import io.linebeat.wire.table.Summary;
import java.io.PrintWriter;

/// Says how an import ended.
final class ImportText {
    private ImportText() {}

    /// Prints it, and gives the exit code: 0 when everything that could be read went in, 1 otherwise.
    static int print(Outcome outcome, ImportSink sink, boolean dryRun, PrintWriter out, PrintWriter err) {
        return switch (outcome) {
            case Outcome.Finished(Summary summary) -> {
                out.println(sentence(summary, sink, dryRun));
                summary.problems().forEach((column, rows) -> err.println(rows + " rows failed in " + column));
                yield sink.refused() == 0 ? 0 : 1;
            }
            case Outcome.Stopped(Summary summary, RowProblem problem) -> {
                err.println("Stopped at " + problem.sentence());
                out.println(sentence(summary, sink, dryRun));
                yield 1;
            }
            case Outcome.Unusable(String reason) -> {
                err.println(reason);
                yield 1;
            }
        };
    }

    private static String sentence(Summary summary, ImportSink sink, boolean dryRun) {
        StringBuilder text = new StringBuilder(dryRun ? "Would import " : "Imported ")
                .append(summary.rows() - summary.refused())
                .append(" of ")
                .append(summary.rows())
                .append(" rows: ")
                .append(summary.factCount())
                .append(" facts, ")
                .append(summary.units())
                .append(" units, ")
                .append(summary.workers())
                .append(" workers, ")
                .append(summary.stations())
                .append(" workstations");
        if (summary.covered() != null) {
            text.append(", from ")
                    .append(Times.utc(summary.covered().from()))
                    .append(" to ")
                    .append(Times.utc(summary.covered().to()));
        }
        if (!dryRun) {
            text.append("\n")
                    .append(sink.stored())
                    .append(" facts were new, ")
                    .append(sink.duplicates())
                    .append(" known already, ")
                    .append(sink.conflicts())
                    .append(" of them with other content, ")
                    .append(sink.refused())
                    .append(" refused");
        }
        return text.toString();
    }
}
