package io.linebeat.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Computes what follows from the facts anew.
@Command(
        name = "rebuild",
        description = "Computes spans and tallies anew from the facts.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Target target;

    @Override
    public void run() {
        try (Plant plant = target.open(false);
                Bar bar = Bar.of("Rebuilding", spec.commandLine().getErr())) {
            String message = plant.rebuild(bar).message();
            bar.finish();
            spec.commandLine().getOut().println(message);
        }
    }
}
