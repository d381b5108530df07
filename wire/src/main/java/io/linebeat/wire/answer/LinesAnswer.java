package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the answer to a stream of lines: how far it is stored. The counts are those of the stream so far;
/// `errors` are those since the line before. `done`, `status` and `message` stand on the last line alone, `error`
/// there where the stream was not taken to its end.
///
/// @param storedLines how many lines of what was sent are safe, from the first: blank ones and the header of a CSV
///     file count too. A sender goes on with the line behind them.
/// @param status the status that the answer would have if it came in one piece
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinesAnswer(
        @JsonProperty("stored_lines") long storedLines,
        @JsonProperty("success_count") long successCount,
        @JsonProperty("total_count") long totalCount,
        @JsonProperty("duplicate_count") long duplicateCount,
        @JsonProperty("conflict_count") long conflictCount,
        @JsonProperty("refused_count") long refusedCount,
        @JsonProperty("errors") List<ItemError> errors,
        @JsonProperty("done") @Nullable Boolean done,
        @JsonProperty("status") @Nullable Integer status,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("error") @Nullable String error) {

    /// A piece is stored.
    public static LinesAnswer stored(long lines, BatchAnswer sum, List<ItemError> errors) {
        return of(lines, sum, errors, null, null, null, null);
    }

    /// All is stored.
    public static LinesAnswer done(long lines, BatchAnswer sum, int status) {
        return of(lines, sum, List.of(), true, status, sum.message(), null);
    }

    /// What is behind these lines is not stored.
    public static LinesAnswer failed(long lines, BatchAnswer sum, ProblemAnswer failure) {
        return of(lines, sum, List.of(), false, failure.status(), sum.message(), failure.error());
    }

    private static LinesAnswer of(
            long lines,
            BatchAnswer sum,
            List<ItemError> errors,
            @Nullable Boolean done,
            @Nullable Integer status,
            @Nullable String message,
            @Nullable String error) {
        return new LinesAnswer(
                lines,
                sum.successCount(),
                sum.totalCount(),
                sum.duplicateCount(),
                sum.conflictCount(),
                sum.refusedCount(),
                errors,
                done,
                status,
                message,
                error);
    }
}
