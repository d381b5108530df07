package io.linebeat.bench.sheet;

import io.linebeat.bench.limit.Machine;
import java.util.List;

/// A whole run.
///
/// @param bareThousands rows a second that SQLite appends durably in batches of 1,000, measured before and after the
/// systems
/// @param bareTenThousands the same in batches of 10,000
public record Sheet(
        long seed,
        String ids,
        Machine before,
        Machine after,
        List<Double> bareThousands,
        List<Double> bareTenThousands,
        List<Result> results) {

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(each -> each).average().orElse(0);
    }

    List<Result> measured(long facts) {
        return results.stream()
                .filter(result -> result.facts() == facts && result.failed().isEmpty())
                .toList();
    }

    List<Long> sizes() {
        return results.stream().map(Result::facts).distinct().toList();
    }
}
