package io.linebeat.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.measure.Span;
import io.linebeat.core.proof.Told;
import io.linebeat.core.proof.World;
import io.linebeat.oracle.Oracle.Figures;
import io.linebeat.oracle.Oracle.StationFigures;
import io.linebeat.oracle.Oracle.WorkerFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/// What is true of the figures of any facts, if they are made by the law.
enum Property {
    THE_ORACLE_FINDS_THE_SAME {
        @Override
        void check(Law law, World world) {
            Span window = world.window();
            assertThat(law.figures(world.arrivals, world.rules, world.roster, window))
                    .isEqualTo(Told.byOracle(world.arrivals, world.rules, world.roster, window));
        }
    },
    ORDER_AND_REPETITION_CHANGE_NOTHING {
        @Override
        void check(Law law, World world) {
            Span window = world.window();
            List<Fact> again = new ArrayList<>(world.arrivals);
            again.addAll(world.dice.some(world.arrivals, 0, world.arrivals.size()));
            assertThat(law.figures(world.dice.shuffled(again), world.rules, world.roster, window))
                    .isEqualTo(law.figures(world.arrivals, world.rules, world.roster, window));
        }
    },
    THE_TIME_BUDGET_CLOSES {
        @Override
        void check(Law law, World world) {
            Span window = world.window();
            Figures figures = law.figures(world.arrivals, world.rules, world.roster, window);
            for (WorkerFigures w : figures.workers()) {
                assertThat(List.of(w.working(), w.idle(), w.absent(), w.unobserved()))
                        .allMatch(time -> time >= 0);
                assertThat(w.working() + w.idle() + w.absent() + w.unobserved()).isEqualTo(window.micros());
            }
            for (StationFigures s : figures.stations()) {
                assertThat(s.working()).isBetween(0L, s.occupied());
                assertThat(s.occupied()).isBetween(0L, Math.min(s.person(), window.micros()));
            }
        }
    },
    ADJACENT_WINDOWS_ADD_UP {
        @Override
        void check(Law law, World world) {
            Span window = world.window();
            long middle = Math.clamp(world.instant(), window.from(), window.to());
            Figures whole = law.figures(world.arrivals, world.rules, world.roster, window);
            Figures left = law.figures(world.arrivals, world.rules, world.roster, new Span(window.from(), middle));
            Figures right = law.figures(world.arrivals, world.rules, world.roster, new Span(middle, window.to()));
            assertThat(new Figures(
                            pairwise(left.workers(), right.workers(), Property::sum),
                            pairwise(left.stations(), right.stations(), Property::sum)))
                    .isEqualTo(whole);
        }
    },
    WHAT_COMES_AFTER_THE_END_CHANGES_NOTHING {
        @Override
        void check(Law law, World world) {
            Span window = world.window();
            List<Fact> before = world.arrivals.stream()
                    .filter(fact -> fact.at() < window.to())
                    .toList();
            assertThat(law.figures(world.arrivals, world.rules, world.roster, window))
                    .isEqualTo(law.figures(before, world.rules, world.roster, window));
        }
    },
    WORKERS_AND_STATIONS_SUM_ALIKE {
        @Override
        void check(Law law, World world) {
            List<Fact> registered = world.arrivals.stream()
                    .filter(fact -> world.roster.find(fact.worker()) != null)
                    .toList();
            Figures figures = law.figures(registered, world.rules, world.roster, world.window());
            assertThat(total(figures.stations(), StationFigures::events))
                    .isEqualTo(total(figures.workers(), WorkerFigures::events));
            assertThat(total(figures.stations(), StationFigures::units))
                    .isEqualTo(total(figures.workers(), WorkerFigures::units));
            assertThat(total(figures.stations(), StationFigures::person))
                    .isEqualTo(total(figures.workers(), w -> w.working() + w.idle()));
        }
    };

    /// Fails by throwing.
    abstract void check(Law law, World world);

    private static <T> long total(List<T> lines, ToLongFunction<T> figure) {
        return lines.stream().mapToLong(figure).sum();
    }

    private static <T> List<T> pairwise(List<T> left, List<T> right, BinaryOperator<T> sum) {
        List<T> sums = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            sums.add(sum.apply(left.get(i), right.get(i)));
        }
        return sums;
    }

    private static WorkerFigures sum(WorkerFigures a, WorkerFigures b) {
        return new WorkerFigures(
                a.site(),
                a.worker(),
                a.working() + b.working(),
                a.idle() + b.idle(),
                a.absent() + b.absent(),
                a.unobserved() + b.unobserved(),
                a.units() + b.units(),
                a.events() + b.events());
    }

    private static StationFigures sum(StationFigures a, StationFigures b) {
        return new StationFigures(
                a.site(),
                a.station(),
                a.occupied() + b.occupied(),
                a.working() + b.working(),
                a.person() + b.person(),
                a.units() + b.units(),
                a.events() + b.events());
    }
}
