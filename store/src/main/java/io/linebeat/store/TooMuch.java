package io.linebeat.store;

/// An answer would hold more than one may; a narrower question has one.
public final class TooMuch extends RuntimeException {
    public TooMuch(String message) {
        super(message);
    }
}
