package io.linebeat.store;

import io.linebeat.core.fact.Fact;

/// A fact as kept: with its place in the order of arrival and the time of arrival (microseconds since the epoch). No
/// figure depends on either.
public record Recorded(Fact fact, long seq, long receivedAt, boolean demo) {}
