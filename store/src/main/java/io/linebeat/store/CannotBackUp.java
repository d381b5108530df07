package io.linebeat.store;

/// Why there is no backup, or why it was not taken back, as a sentence for the person who asked.
public final class CannotBackUp extends Exception {
    public CannotBackUp(String message) {
        super(message);
    }

    public CannotBackUp(String message, Throwable cause) {
        super(message, cause);
    }
}
