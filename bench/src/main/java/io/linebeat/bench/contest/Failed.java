package io.linebeat.bench.contest;

/// A system under measurement failed.
public final class Failed extends RuntimeException {
    public Failed(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    public Failed(String what) {
        super(what);
    }
}
