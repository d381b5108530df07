package io.linebeat.bench.command;

import static java.util.Objects.requireNonNull;

import io.linebeat.bench.contest.Failed;
import io.linebeat.bench.load.Form;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.Lateness;
import io.linebeat.bench.world.Order;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./linebeat bench`.
@Command(
        name = "linebeat bench",
        description = "Measures Linebeat, alone or beside what a user would pick instead.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SideBySideCommand.class,
            IntakeCommand.class,
            SinglesCommand.class,
            QuestionsCommand.class,
            GuardCommand.class,
            JmhCommand.class
        })
public final class BenchProgram implements Runnable {
    @Spec
    private CommandSpec spec;

    /// Runs a command line and says with which code the process ends: 0 done, 1 not done or not as it should be, 2
    /// asked wrongly.
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine program = new CommandLine(new BenchProgram());
        requireNonNull(program.getSubcommands().get("jmh")).setUnmatchedOptionsArePositionalParams(true);
        return program.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Form.class, word(Form::valueOf))
                .registerConverter(IdForm.class, word(IdForm::valueOf))
                .registerConverter(Lateness.class, word(Lateness::valueOf))
                .registerConverter(Order.class, word(Order::valueOf))
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (failure instanceof IllegalStateException
                            || failure instanceof Failed
                            || failure instanceof UncheckedIOException) {
                        command.getErr().println(failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                });
    }

    /// `shuffled-day` for SHUFFLED_DAY.
    private static <T> CommandLine.ITypeConverter<T> word(Function<String, T> valueOf) {
        return given -> {
            try {
                return valueOf.apply(given.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException("there is no '" + given + "'");
            }
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which measurement? Those there are follow.");
    }
}
