package io.linebeat.sim;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Span;

/// A person does one thing for a while; while away from every station, `station` is the one that she left.
public record Spell(Span span, Activity activity, StationId station) {}
