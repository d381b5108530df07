package io.linebeat.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.sim.Delivery;
import io.linebeat.sim.Factory;
import io.linebeat.sim.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    private static final SiteId SITE = new SiteId("hall");
    private static final Span SHIFT = Span.lasting(1_700_000_000_000_000L, 9 * Micros.HOUR);
    private static final Factory FACTORY = Factory.of(SITE, 60, 3, SHIFT);

    private static List<Accuracy> with(Set<Fault> faults) {
        List<Fact> facts = FACTORY.said(faults).stream().map(Delivery::fact).toList();
        return Accuracy.of(
                FACTORY, new Sent(SITE, SHIFT, false, facts, 0, 0, 0, new Sent.Answers(0, 0, 0, 0, 0, 0, List.of())));
    }

    private static long idle(Accuracy accuracy) {
        return Objects.requireNonNull(accuracy.states().get(State.IDLE)).net();
    }

    @Test
    void eachVersionErrsInItsOwnWay() {
        List<Accuracy> all = with(Set.of());
        Accuracy hasty = all.get(0);
        Accuracy late = all.get(1);

        assertThat(all).extracting(Accuracy::cameras).containsExactly("version 2.3.1", "version 2.4.0", "all cameras");
        assertThat(idle(hasty)).isLessThan(-Micros.HOUR);
        assertThat(Math.abs(idle(late))).isLessThan(Micros.HOUR / 4);
        assertThat(hasty.units().net()).isNegative();
        assertThat(late.units().net()).isPositive();
    }

    @Test
    void allCamerasTogetherSeeAllThatHappens() {
        Accuracy all = with(Set.of()).getLast();
        long truth = FACTORY.truth().stream()
                .flatMap(day -> day.spells().stream())
                .mapToLong(spell -> spell.span().micros())
                .sum();

        assertThat(all.watched()).isEqualTo(truth);
        assertThat(all.states().values().stream().mapToLong(Accuracy.Gap::truth).sum())
                .isEqualTo(truth);
        assertThat(all.agreed()).isBetween(truth * 9 / 10, truth);
        assertThat(all.units().truth())
                .isEqualTo(FACTORY.truth().stream()
                        .mapToLong(day -> day.units().size())
                        .sum());
    }

    @Test
    void faultsOnTheWayLeaveItAsItIsAndOthersMakeItWorse() {
        Accuracy calm = with(Set.of()).getLast();
        EnumSet<Fault> onTheWay = EnumSet.of(Fault.LATE, Fault.DUPLICATE, Fault.REORDER, Fault.OUTAGE);

        assertThat(with(onTheWay).getLast()).isEqualTo(calm);
        assertThat(with(Set.of(Fault.SKEW)).getLast().agreed()).isLessThan(calm.agreed());
        assertThat(with(Set.of(Fault.DRIFT)).getLast().agreed()).isLessThan(calm.agreed());
    }
}
