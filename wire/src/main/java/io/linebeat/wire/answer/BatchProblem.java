package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A batch of which nothing went in: a [ProblemAnswer] and a [BatchAnswer] in one document.
public record BatchProblem(
        @JsonProperty("type") String type,
        @JsonProperty("title") String title,
        @JsonProperty("status") int status,
        @JsonProperty("detail") String detail,
        @JsonProperty("instance") String instance,
        @JsonProperty("error") String error,

        @JsonProperty("request_id") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String requestId,

        @JsonProperty("message") String message,
        @JsonProperty("success_count") long successCount,
        @JsonProperty("total_count") long totalCount,
        @JsonProperty("duplicate_count") long duplicateCount,
        @JsonProperty("conflict_count") long conflictCount,
        @JsonProperty("refused_count") long refusedCount,
        @JsonProperty("errors") List<ItemError> errors) {

    public static BatchProblem of(ProblemAnswer problem, BatchAnswer batch) {
        return new BatchProblem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                problem.error(),
                problem.requestId(),
                batch.message(),
                batch.successCount(),
                batch.totalCount(),
                batch.duplicateCount(),
                batch.conflictCount(),
                batch.refusedCount(),
                batch.errors());
    }
}
