package io.linebeat.wire;

import io.linebeat.core.fact.FactColumns;
import java.util.List;

/// Many events, each judged by itself: a bad one does not touch the others. Both lists are in the order in which the
/// events were sent.
public record Judged(FactColumns facts, List<BadItem> bad) implements BatchRead {

    public Judged {
        bad = List.copyOf(bad);
    }

    /// How many events there were.
    public int total() {
        return facts.size() + bad.size();
    }
}
