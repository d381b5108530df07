package io.linebeat.sim;

import io.linebeat.core.fact.StationId;

/// A unit that left a person's hands.
public record FinishedUnit(long at, StationId station) {}
