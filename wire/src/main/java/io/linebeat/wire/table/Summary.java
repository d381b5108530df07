package io.linebeat.wire.table;

import io.linebeat.core.measure.Span;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an import came to.
///
/// @param rows rows read, the header and blank lines aside
/// @param refused rows that could not be read
/// @param facts facts by kind; a kind without any is not among them
/// @param units the sum of the productions
/// @param countsIgnored observations of a state that had a count as well; only productions add units
/// @param problems how many of the refused rows failed in which column; under [#WHOLE_ROW] those that failed as
/// a whole
/// @param firstProblems the first [#MAX_PROBLEMS] of them
/// @param covered from the first instant that a row names to the last; null where none was read
public record Summary(
        long rows,
        long refused,
        Map<Kind, Long> facts,
        long units,
        long countsIgnored,
        Map<String, Long> problems,
        List<RowProblem> firstProblems,
        int workers,
        int stations,
        @Nullable Span covered) {
    /// How many problems a summary holds in full; each goes to the [Sink] as well.
    public static final int MAX_PROBLEMS = 1_000;

    public static final String WHOLE_ROW = "(the whole row)";

    public Summary {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        problems = Collections.unmodifiableMap(new TreeMap<>(problems));
        firstProblems = List.copyOf(firstProblems);
    }

    public long factCount() {
        return facts.values().stream().mapToLong(Long::longValue).sum();
    }
}
