package io.linebeat.core.roster;

import io.linebeat.core.fact.WorkerId;

/// A registered worker. A rename relabels the past too.
public record Worker(WorkerId id, String name) {}
