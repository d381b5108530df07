package io.linebeat.server.command;

import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.ReportAnswer;
import java.io.PrintWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints the figures of a window.
@Command(
        name = "report",
        description = "Prints the figures of a window as tables, JSON or CSV.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Target target;

    @Mixin
    private ReportOptions options;

    @ArgGroup
    private Form form = new Form();

    /// One form at a time.
    static final class Form {
        @Option(names = "--json", description = "As the API answers: exact, in microseconds.")
        private boolean json;

        @Option(names = "--csv", description = "One table, a line for each worker and workstation.")
        private boolean csv;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (Plant plant = target.open(false)) {
            ReportAnswer report = plant.report(options);
            if (form.json) {
                out.println(AnswerJson.pretty(report));
            } else if (form.csv) {
                out.print(ReportText.csv(report));
            } else {
                out.print(ReportText.tables(report));
            }
            out.flush();
        }
    }
}
