package io.linebeat.server.command;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says which version this is.
@Command(name = "version", description = "Says which version this is.", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(Version.text());
    }

    /// The version of the jar, and of what runs it.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }

        static String text() {
            String version = Objects.requireNonNullElse(
                    LinebeatCommand.class.getPackage().getImplementationVersion(), "of an unpacked build");
            return "Linebeat " + version + " on Java " + Runtime.version().feature();
        }
    }
}
