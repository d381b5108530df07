package io.linebeat.wire;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Refusal;

/// What became of one event.
public sealed interface OneRead {
    record Accepted(Fact fact) implements OneRead {}

    record Refused(Refusal refusal) implements OneRead {}
}
