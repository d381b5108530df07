package io.linebeat.server.query;

/// A question that cannot be answered: the message names the parameter, its value and the rule.
public final class BadQuestion extends RuntimeException {
    public BadQuestion(String message) {
        super(message);
    }
}
