package io.linebeat.server;

import io.linebeat.server.command.LinebeatCommand;

/// Where the process begins.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(LinebeatCommand.run(arguments));
    }
}
