package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;

/// What became of an array of events: all of them were [Judged], or nothing of it is taken.
public sealed interface BatchRead permits Judged, BatchRead.Malformed, BatchRead.TooLong {
    /// The body is not an array in valid JSON: nothing of it is taken.
    record Malformed(Refusal refusal) implements BatchRead {}

    /// More than [Limits#MAX_ITEMS] items: nothing of it is taken.
    record TooLong(Refusal refusal) implements BatchRead {}
}
