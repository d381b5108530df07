package io.linebeat.server;

/// Why the server did not start, in one sentence.
public final class CannotStart extends Exception {
    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
