package io.linebeat.server.command;

/// Why a command did not do what it was told to, in one sentence.
final class CommandFailed extends RuntimeException {
    CommandFailed(String message) {
        super(message);
    }

    CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
