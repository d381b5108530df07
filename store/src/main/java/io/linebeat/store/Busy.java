package io.linebeat.store;

/// More waits to be written than the store allows. The sender may try again.
public final class Busy extends RuntimeException {
    public Busy(String message) {
        super(message);
    }
}
