package io.linebeat.server.command;

import static java.util.Objects.requireNonNull;

import io.linebeat.server.simulation.NoAnswer;
import io.linebeat.store.Busy;
import io.linebeat.store.StoreFailed;
import io.linebeat.store.TooMuch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `linebeat`, and what it can be told to do.
@Command(
        name = "linebeat",
        description = "Exact, live productivity figures from the events of AI cameras.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Version.class,
        subcommands = {
            ServeCommand.class,
            ReportCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            RebuildCommand.class,
            ReplayCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            SimulateCommand.class,
            VersionCommand.class
        })
public final class LinebeatCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /// Runs a command line and says with which code the process ends: 0 done, 1 not done, 2 asked wrongly.
    public static int run(String... arguments) {
        // Until the server sets up its log, and for commands that need none: only what went wrong, on the terminal.
        LoggingSystem.get(LinebeatCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        return run(
                new StandardOutput(System.out, System.out.charset(), new FileOutputStream(FileDescriptor.out)),
                new PrintWriter(System.err, true, System.err.charset()),
                arguments);
    }

    static int run(StandardOutput out, PrintWriter err, String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine all = new CommandLine(new LinebeatCommand());
        OwnProgram.added(all, "bench", "Measures Linebeat, alone or beside other databases");
        OwnProgram.added(all, "torture", "Breaks what Linebeat stands on, and says what was lost");
        return all.registerConverter(ZoneId.class, Options::zone)
                .registerConverter(Duration.class, Options::hold)
                .registerConverter(Faults.class, Options::faults)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(sentence(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /// What went wrong, for a person; what nobody foresaw is thrown on, with its trace.
    private static String sentence(Exception failure) throws Exception {
        return switch (failure) {
            case CommandFailed failed -> String.valueOf(failed.getMessage());
            case NoAnswer none -> none.getMessage() + ".";
            case Busy busy -> "Not now: " + busy.getMessage() + ".";
            case TooMuch much -> "Not done: " + much.getMessage() + ".";
            case StoreFailed failed -> "Not done: " + failed.getMessage() + ".";
            case MalformedInputException _ -> "The file is not valid UTF-8.";
            case IOException broken -> "A file cannot be read or written: " + broken.getMessage() + ".";
            case UncheckedIOException broken -> sentence(requireNonNull(broken.getCause()));
            default -> throw failure;
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Those there are follow.");
    }
}
