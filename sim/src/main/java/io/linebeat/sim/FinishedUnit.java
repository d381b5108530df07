package io.linebeat.sim;

import io.linebeat.core.fact.StationId;

/// A unit that left a person's hands.
record FinishedUnit(long at, StationId station) {}
