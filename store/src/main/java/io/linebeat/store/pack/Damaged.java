package io.linebeat.store.pack;

/// Packed bytes that are not what was packed.
public final class Damaged extends RuntimeException {
    public Damaged(String what) {
        super(what);
    }

    Damaged(String what, Throwable cause) {
        super(what, cause);
    }
}
