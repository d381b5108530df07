package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// What became of a batch. `success_count` counts new facts and duplicates.
public record BatchAnswer(
        @JsonProperty("message") String message,
        @JsonProperty("success_count") long successCount,
        @JsonProperty("total_count") long totalCount,
        @JsonProperty("duplicate_count") long duplicateCount,
        @JsonProperty("conflict_count") long conflictCount,
        @JsonProperty("refused_count") long refusedCount,
        @JsonProperty("errors") List<ItemError> errors) {

    /// Errors listed one by one; the rest is counted, and kept among the refusals.
    public static final int MAX_ERRORS = 1_000;

    public static BatchAnswer of(long total, long successes, long duplicates, long conflicts, List<ItemError> errors) {
        return new BatchAnswer(
                successes + "/" + total + " events ingested successfully",
                successes,
                total,
                duplicates,
                conflicts,
                total - successes,
                errors);
    }
}
