package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import java.util.List;

/// What became of an array of events.
public sealed interface BatchRead {
    /// The body is not an array in valid JSON: nothing of it is taken.
    record Malformed(Refusal refusal) implements BatchRead {}

    /// More than [Limits#MAX_ITEMS] items: nothing of it is taken.
    record TooLong(Refusal refusal) implements BatchRead {}

    /// Every item in order, each judged by itself: a bad one does not touch the others.
    record Items(List<Item> items) implements BatchRead {
        public Items {
            items = List.copyOf(items);
        }
    }
}
