package io.linebeat.bench.command;

import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.guard.Comparison;
import io.linebeat.bench.guard.Guard;
import io.linebeat.bench.sheet.Markdown;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Compares this commit with another.
@Command(
        name = "guard",
        description =
                "Builds this commit and its parent, measures both in turn, and ends with 1 if this one is slower than it may be.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class GuardCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--parent", defaultValue = "HEAD^", paramLabel = "REV", description = "The commit to compare with.")
    private String parent = "HEAD^";

    @Option(names = "--seconds", defaultValue = "10", paramLabel = "N", description = "Of each of the four intakes.")
    private int seconds;

    @Option(
            names = "--limit",
            defaultValue = "30",
            paramLabel = "PERCENT",
            description = "How much slower anything may be. Runs differ by 20 %% on a busy machine.")
    private int limit;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path scratch = Target.scratch();
        try {
            Comparison comparison =
                    new Guard(Target.root().toAbsolutePath(), scratch, seconds, err::println).compare(parent);
            SentText.line(out, "| what | current | parent | ratio, more is better | |");
            SentText.line(out, "|---|---|---|---|---|");
            for (Comparison.Line line : comparison.lines()) {
                SentText.line(
                        out,
                        "| %s | %s | %s | %.2f | %s |",
                        line.what(),
                        Markdown.millis(line.current()),
                        Markdown.millis(line.parent()),
                        line.ratio(),
                        line.worseBy(limit / 100.0) ? "TOO SLOW" : "");
            }
            return comparison.lines().stream().anyMatch(line -> line.worseBy(limit / 100.0)) ? 1 : 0;
        } finally {
            Disk.remove(scratch);
        }
    }
}
