package io.linebeat.oracle.trespass;

import io.linebeat.core.measure.Span;

/// For the rule that the oracle shares nothing with core.
class OracleThatBorrowsFromCore {
    long hour() {
        return Span.lasting(0, 1).micros();
    }
}
