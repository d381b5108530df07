package io.linebeat.bench.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured of two commits in turn, and how they compare: by the geometric mean of each, which forgives one
/// outlier
/// more than the mean does.
public final class Comparison {
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private record Pair(boolean moreIsBetter, List<Double> current, List<Double> parent) {}

    /// One thing that was measured of both.
    ///
    /// @param ratio of current to parent, so that 1 is equal and more is better
    public record Line(String what, double current, double parent, double ratio) {
        /// Whether the current one is worse by more than may be.
        ///
        /// @param slack 0.3 for 30 %
        public boolean worseBy(double slack) {
            return ratio < 1 - slack;
        }
    }

    /// Adds what was measured in one turn.
    ///
    /// @param moreIsBetter of a rate; of a time less is
    public void add(String what, boolean moreIsBetter, boolean ofCurrent, double value) {
        Pair pair = pairs.computeIfAbsent(what, _ -> new Pair(moreIsBetter, new ArrayList<>(), new ArrayList<>()));
        (ofCurrent ? pair.current : pair.parent).add(value);
    }

    public List<Line> lines() {
        return pairs.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(String what, Pair pair) {
        double current = mean(pair.current);
        double parent = mean(pair.parent);
        return new Line(what, current, parent, pair.moreIsBetter ? current / parent : parent / current);
    }

    private static double mean(List<Double> values) {
        return Math.exp(values.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
    }
}
