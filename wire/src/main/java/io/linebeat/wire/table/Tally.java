package io.linebeat.wire.table;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what an import comes to.
final class Tally {
    private final Map<Kind, Long> facts = new EnumMap<>(Kind.class);
    private final Map<String, Long> problems = new TreeMap<>();
    private final List<RowProblem> firstProblems = new ArrayList<>();
    private @Nullable Span covered;
    private long rows;
    private long refused;
    private long handedOver;
    private long units;
    private long countsIgnored;
    private int workers;
    private int stations;

    long rows() {
        return rows;
    }

    long facts() {
        return handedOver;
    }

    void row(Span span) {
        rows++;
        covered = covered == null
                ? span
                : new Span(Math.min(covered.from(), span.from()), Math.max(covered.to(), span.to()));
    }

    void problem(RowProblem problem) {
        rows++;
        refused++;
        problems.merge(Objects.requireNonNullElse(problem.column(), Summary.WHOLE_ROW), 1L, Long::sum);
        if (firstProblems.size() < Summary.MAX_PROBLEMS) {
            firstProblems.add(problem);
        }
    }

    void fact(Fact fact) {
        handedOver++;
        units += fact.count();
        facts.merge(kindOf(fact), 1L, Long::sum);
    }

    private static Kind kindOf(Fact fact) {
        return switch (fact) {
            case Production _ -> Kind.PRODUCTION;
            case Observation observation ->
                switch (observation.state()) {
                    case WORKING -> Kind.WORKING;
                    case IDLE -> Kind.IDLE;
                    case ABSENT -> Kind.ABSENT;
                };
        };
    }

    void countIgnored() {
        countsIgnored++;
    }

    void worker() {
        workers++;
    }

    void station() {
        stations++;
    }

    Summary summary() {
        return new Summary(
                rows, refused, facts, units, countsIgnored, problems, firstProblems, workers, stations, covered);
    }
}
