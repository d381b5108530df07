package io.linebeat.server.command;

import io.linebeat.core.fact.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Submits refused input once more.
@Command(
        name = "replay",
        description = "Submits what was refused once more: what is right by now, as its worker is registered, becomes a"
                + " fact; the rest stays refused.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Target target;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only those of a reason, such as unknown_worker.")
    private @Nullable String reason;

    @Option(names = "--id", paramLabel = "N", description = "Only this one.")
    private @Nullable Long id;

    @Override
    public void run() {
        try (Plant plant = target.open(false)) {
            spec.commandLine().getOut().println(plant.replay(reason(), id).sentence());
        }
    }

    private Refusal.@Nullable Reason reason() {
        try {
            return reason == null ? null : Refusal.Reason.valueOf(reason.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("--reason: there is no '" + reason + "'", e);
        }
    }
}
