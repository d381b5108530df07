package io.linebeat.server.trespass;

import io.linebeat.server.command.LinebeatCommand;

/// For the rule that commands are on top.
class RunsACommand {
    int run() {
        return LinebeatCommand.run("version");
    }
}
