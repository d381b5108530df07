package io.linebeat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// `bench` as the product knows it. The launcher sends `./linebeat bench` to a program of its own, for the databases
/// that it
/// measures are larger than the product; whoever starts the product's jar itself is told so.
@Command(
        name = "bench",
        description = "Measures Linebeat, alone or beside other databases: ./linebeat bench --help.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        spec.commandLine()
                .getErr()
                .println("The bench is a program of its own: in a checkout, run "
                        + String.join(" ", "./linebeat bench", String.join(" ", arguments))
                                .strip() + ".");
        return 2;
    }
}
