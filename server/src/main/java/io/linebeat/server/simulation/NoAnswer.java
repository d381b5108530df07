package io.linebeat.server.simulation;

/// Why the trial cannot go on, in one sentence: the server does not answer, or not as one does.
public final class NoAnswer extends RuntimeException {
    NoAnswer(String message) {
        super(message);
    }

    NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
