package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;

/// One of many events that was refused. In an array its `index` counts from 0; in lines it is the number of the line,
/// from 1.
public record BadItem(int index, Refusal refusal) {}
