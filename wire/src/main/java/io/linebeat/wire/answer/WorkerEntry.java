package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.roster.Worker;

/// A registered worker.
public record WorkerEntry(
        @JsonProperty("worker_id") String workerId,
        @JsonProperty("name") String name,
        @JsonProperty("site_id") String siteId) {

    public static WorkerEntry of(Worker worker) {
        return new WorkerEntry(
                worker.id().value(), worker.name(), worker.id().site().value());
    }
}
