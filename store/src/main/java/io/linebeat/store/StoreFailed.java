package io.linebeat.store;

/// The disk or the database failed. What was not acknowledged may or may not have been kept.
public final class StoreFailed extends RuntimeException {
    public StoreFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
