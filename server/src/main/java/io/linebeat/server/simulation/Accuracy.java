package io.linebeat.server.simulation;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Oracle;
import io.linebeat.server.operations.Testimony;
import io.linebeat.sim.Factory;
import io.linebeat.sim.Lookout;
import io.linebeat.sim.Spell;
import io.linebeat.sim.WorkDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How far what cameras say is from what happens: of one version of their model, or of all cameras together. Of a
/// version it looks at the time that workers spend at stations under its cameras, and at its facts alone.
///
/// @param cameras whose they are, in words
/// @param states time in each state, in microseconds
/// @param agreed time of which the right state is said, in microseconds, of the time that is `watched`
public record Accuracy(String cameras, Map<State, Gap> states, Gap units, long agreed, long watched) {
    /// What the cameras are believed without a word: the hold of one hour, which they repeat themselves well within.
    private static final long HOLD = Micros.HOUR;

    /// What is true beside what is said.
    ///
    /// @param absolute the sum over the workers of the amounts by which they differ
    public record Gap(long truth, long said, long absolute) {
        static final Gap NONE = new Gap(0, 0, 0);

        Gap plus(long truthOfOne, long saidOfOne) {
            return new Gap(truth + truthOfOne, said + saidOfOne, absolute + Math.abs(saidOfOne - truthOfOne));
        }

        public long net() {
            return said - truth;
        }
    }

    /// Of each version of the model, and at the end of all cameras.
    static List<Accuracy> of(Factory factory, Sent sent) {
        Map<WorkerId, List<Fact>> facts = sent.facts().stream().collect(Collectors.groupingBy(Fact::worker));
        List<Accuracy> all = new ArrayList<>();
        factory.lookouts().stream()
                .map(lookout -> lookout.model().version())
                .distinct()
                .sorted()
                .forEach(version -> all.add(of(
                        "version " + version,
                        factory,
                        sent.stretch(),
                        facts,
                        lookout -> lookout.model().version().equals(version),
                        fact -> Objects.equals(fact.source().modelVersion(), version))));
        all.add(of("all cameras", factory, sent.stretch(), facts, _ -> true, _ -> true));
        return all;
    }

    private static Accuracy of(
            String cameras,
            Factory factory,
            Span window,
            Map<WorkerId, List<Fact>> facts,
            Predicate<Lookout> theirs,
            Predicate<Fact> saidByThem) {
        Set<StationId> seen = new HashSet<>();
        Set<StationId> counted = new HashSet<>();
        factory.lookouts().stream().filter(theirs).forEach(lookout -> {
            seen.add(lookout.station());
            if (lookout.counts()) {
                counted.add(lookout.station());
            }
        });
        Comparison comparison = new Comparison(window, seen, counted);
        for (WorkDay day : factory.truth()) {
            List<Fact> of = facts.getOrDefault(day.person().worker().id(), List.of());
            comparison.add(day, of.stream().filter(saidByThem).toList());
        }
        return new Accuracy(cameras, comparison.states, comparison.units, comparison.agreed, comparison.watched);
    }

    private static final class Comparison {
        private final Span window;
        private final Set<StationId> seen;
        private final Set<StationId> counted;
        private final Map<State, Gap> states = new EnumMap<>(State.class);
        private Gap units = Gap.NONE;
        private long agreed;
        private long watched;

        Comparison(Span window, Set<StationId> seen, Set<StationId> counted) {
            this.window = window;
            this.seen = seen;
            this.counted = counted;
        }

        void add(WorkDay day, List<Fact> facts) {
            List<Oracle.Run> runs =
                    Oracle.runs(Oracle.inForce(facts.stream().map(Testimony::of).toList()), (_, _) -> HOLD);
            Map<State, Long> truth = new EnumMap<>(State.class);
            Map<State, Long> said = new EnumMap<>(State.class);
            for (Spell spell : day.spells()) {
                Span span = spell.span().clip(window);
                if (seen.contains(spell.station()) && !span.isEmpty()) {
                    truth.merge(spell.activity().state(), span.micros(), Long::sum);
                    watched += span.micros();
                    compare(span, spell.activity().state(), runs, said);
                }
            }
            for (State state : State.values()) {
                Gap gap = states.getOrDefault(state, Gap.NONE);
                states.put(state, gap.plus(truth.getOrDefault(state, 0L), said.getOrDefault(state, 0L)));
            }
            long finished = day.units().stream()
                    .filter(unit -> counted.contains(unit.station()) && window.contains(unit.at()))
                    .count();
            long told = facts.stream()
                    .filter(Production.class::isInstance)
                    .mapToLong(Fact::count)
                    .sum();
            units = units.plus(finished, told);
        }

        private void compare(Span span, State truth, List<Oracle.Run> runs, Map<State, Long> said) {
            for (Oracle.Run run : runs) {
                long shared = span.clip(new Span(run.from(), run.to())).micros();
                if (shared > 0) {
                    State state = state(run.state());
                    said.merge(state, shared, Long::sum);
                    agreed += state == truth ? shared : 0;
                }
            }
        }

        private static State state(Kind kind) {
            return switch (kind) {
                case ABSENT -> State.ABSENT;
                case IDLE -> State.IDLE;
                case WORKING -> State.WORKING;
                case PRODUCTION -> throw new IllegalArgumentException("a production is no state");
            };
        }
    }
}
