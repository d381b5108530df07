package io.linebeat.wire;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Refusal;

/// One of many events. In an array its `index` counts from 0; in lines it is the number of the line, from 1.
public sealed interface Item {
    int index();

    record Good(int index, Fact fact) implements Item {}

    record Bad(int index, Refusal refusal) implements Item {}
}
