package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import io.linebeat.core.roster.Worker;

/// What became of the registration of a worker.
public sealed interface WorkerRead {
    record Accepted(Worker worker) implements WorkerRead {}

    record Refused(Refusal refusal) implements WorkerRead {}
}
