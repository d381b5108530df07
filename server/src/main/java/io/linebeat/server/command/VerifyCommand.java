package io.linebeat.server.command;

import io.linebeat.wire.answer.VerifyAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Proves the figures of a store.
@Command(
        name = "verify",
        description = "Recomputes every figure with the oracle; ends with 1 and the first difference, if there is one.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Target target;

    @Override
    public Integer call() {
        try (Plant plant = target.open(false);
                Bar bar = Bar.of("Verifying", spec.commandLine().getErr())) {
            VerifyAnswer answer = plant.verify(bar);
            bar.finish();
            String sentence = answer.equal()
                    ? "No difference: " + answer.compared() + " lines of figures from " + answer.facts() + " facts"
                    : "Difference: " + answer.difference();
            spec.commandLine().getOut().println(sentence);
            return answer.equal() ? 0 : 1;
        }
    }
}
