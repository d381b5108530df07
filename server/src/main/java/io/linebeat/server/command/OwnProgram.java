package io.linebeat.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// A command that is a program of its own, as the product knows it: the launcher starts that program, and whoever
/// starts
/// the product's jar itself is told so.
@Command(mixinStandardHelpOptions = true)
final class OwnProgram implements Callable<Integer> {
    private static final int NOT_HERE = 2;

    @Spec
    private CommandSpec spec;

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    /// Adds such a command to a command line.
    static CommandLine added(CommandLine to, String name, String description) {
        CommandLine command = new CommandLine(new OwnProgram());
        command.getCommandSpec()
                .name(name)
                .usageMessage()
                .description(description + ": ./linebeat " + name + " --help.");
        return to.addSubcommand(name, command);
    }

    @Override
    public Integer call() {
        spec.commandLine()
                .getErr()
                .println("This is a program of its own: in a checkout, run "
                        + String.join(" ", "./linebeat", spec.name(), String.join(" ", arguments))
                                .strip() + ".");
        return NOT_HERE;
    }
}
