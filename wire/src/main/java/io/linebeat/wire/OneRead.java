package io.linebeat.wire;

import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Refusal;

/// What became of one event.
public sealed interface OneRead {
    /// It is a fact.
    ///
    /// @param fact columns of this one
    record Accepted(FactColumns fact) implements OneRead {}

    record Refused(Refusal refusal) implements OneRead {}
}
