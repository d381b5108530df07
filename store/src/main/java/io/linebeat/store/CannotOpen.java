package io.linebeat.store;

/// A data folder that cannot be opened; the message says in one sentence why, and what to do.
public final class CannotOpen extends Exception {
    public CannotOpen(String message) {
        super(message);
    }

    public CannotOpen(String message, Throwable cause) {
        super(message, cause);
    }
}
