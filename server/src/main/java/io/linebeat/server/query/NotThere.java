package io.linebeat.server.query;

/// What was asked for by its id does not exist.
public final class NotThere extends RuntimeException {
    public NotThere(String message) {
        super(message);
    }
}
