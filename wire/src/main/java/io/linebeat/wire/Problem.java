package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;

/// What is wrong with an item: the reason, and a sentence that names the field, the value and the rule.
record Problem(Refusal.Reason reason, String detail) {

    static Problem malformed(String detail) {
        return new Problem(Refusal.Reason.MALFORMED, detail);
    }

    /// The refusal of what was sent.
    Refusal refuse(String raw) {
        return new Refusal(reason, detail, Shown.raw(raw));
    }
}
