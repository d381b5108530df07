package io.linebeat.bench.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Runs the benchmarks of the package `io.linebeat.bench.jmh`.
@Command(
        name = "jmh",
        description = "Runs the benchmarks within the JVM; options are JMH's own (-h lists them).",
        mixinStandardHelpOptions = false)
final class JmhCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATTERN",
            description = "Which ones: a regular expression; all of them without it. And JMH's options.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException {
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
