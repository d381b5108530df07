package io.linebeat.store;

import io.linebeat.core.fact.Refusal;

/// A refusal as kept; `at` is when it was refused, in microseconds since the epoch.
public record KeptRefusal(long id, long at, Refusal refusal) {}
