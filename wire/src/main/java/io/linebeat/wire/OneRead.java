package io.linebeat.wire;

import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Refusal;

/// What became of one event.
public sealed interface OneRead {
    /// @param fact columns of this one fact
    record Accepted(FactColumns fact) implements OneRead {}

    record Refused(Refusal refusal) implements OneRead {}
}
