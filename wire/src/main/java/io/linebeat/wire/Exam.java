package io.linebeat.wire;

import io.linebeat.core.fact.Refusal.Reason;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Looks at what was sent, field by field, and remembers the first thing that is wrong.
///
/// A method that finds something wrong returns what stands for nothing, and the examination goes on: what it
/// comes to counts only when [#problem()] is `null`.
final class Exam {
    private final Sent sent;
    private @Nullable Problem problem;

    Exam(Sent sent) {
        this.sent = sent;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    boolean failed() {
        return problem != null;
    }

    /// Remembers that `field`, which is `shown`, breaks a rule.
    void fail(Reason reason, Field field, String shown, String rule) {
        fail(new Problem(reason, field.code() + ": " + shown + ' ' + rule));
    }

    void fail(Problem found) {
        if (problem == null) {
            problem = found;
        }
    }

    String required(Field field) {
        if (sent.get(field) == null) {
            fail(new Problem(Reason.MISSING_FIELD, field.code() + ": is missing; it is required"));
            return "";
        }
        String text = optional(field);
        return text == null ? "" : text;
    }

    @Nullable
    String optional(Field field) {
        return switch (sent.get(field)) {
            case null -> null;
            case Given.Text(String text) -> text;
            case Given other -> {
                fail(Reason.WRONG_TYPE, field, other.shown(), "is not a text");
                yield null;
            }
        };
    }

    @Nullable
    BigDecimal number(Field field) {
        return switch (sent.get(field)) {
            case null -> null;
            case Given.Digits(String literal) -> Decimals.parse(literal);
            case Given other -> {
                fail(Reason.WRONG_TYPE, field, other.shown(), "is not a number");
                yield null;
            }
        };
    }

    boolean flag(Field field) {
        return switch (sent.get(field)) {
            case null -> false;
            case Given.Flag(boolean flag) -> flag;
            case Given other -> {
                fail(Reason.WRONG_TYPE, field, other.shown(), "is neither true nor false");
                yield false;
            }
        };
    }

    /// The value in the sender's own digits, for a message.
    String shown(Field field) {
        Given given = sent.get(field);
        return given == null ? "null" : given.shown();
    }

    void checkText(Field field, @Nullable String text) {
        String rule = text == null ? null : Texts.brokenRule(text, field.maxChars());
        if (text != null && rule != null) {
            fail(Reason.BAD_TEXT, field, Shown.text(text), rule);
        }
    }
}
