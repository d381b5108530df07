package io.linebeat.store;

import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;

/// A run and whose it is.
public record WorkerRun(WorkerId worker, Run run) {}
