package io.linebeat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.report.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The demo factory that goes on, seen at any hour.
class AroundTheClockTest {
    static Stream<DemoDays> days() {
        return DemoDays.some();
    }

    private static Span whole(DemoDays days) {
        return new Span(DemoFactory.start(days.today(), days.clock()), days.end());
    }

    @ParameterizedTest
    @MethodSource("days")
    void itHoldsTheDemoUnchanged(DemoDays days) {
        List<Fact> facts = DemoFactory.aroundTheClock(whole(days), days.clock());

        assertThat(facts).isSortedAccordingTo(Fact.BY_TIME);
        assertThat(new HashSet<>(facts).containsAll(days.facts())).isTrue();
        assertThat(facts.stream().map(Identity::of)).doesNotHaveDuplicates();
        assertThat(facts.stream().map(fact -> fact.source().eventId())).doesNotHaveDuplicates();
        List<Fact> more = new ArrayList<>(facts);
        more.removeAll(new HashSet<>(days.facts()));
        assertThat(more)
                .isNotEmpty()
                .allMatch(fact -> String.valueOf(fact.source().eventId()).startsWith("live-"));
    }

    @ParameterizedTest
    @MethodSource("days")
    void aStretchInPiecesHasTheSameFacts(DemoDays days) {
        List<Fact> pieces = new ArrayList<>();
        Span whole = whole(days);
        for (long from = whole.from(); from < whole.to(); from += 5 * Micros.HOUR + 1) {
            Span piece = Span.lasting(from, 5 * Micros.HOUR + 1).endingBy(whole.to());
            pieces.addAll(DemoFactory.aroundTheClock(piece, days.clock()));
        }

        assertThat(pieces).isEqualTo(DemoFactory.aroundTheClock(whole, days.clock()));
    }

    @ParameterizedTest
    @MethodSource("days")
    void inEveryHourSomebodyWorksAndUnitsAreFinished(DemoDays days) {
        Span whole = whole(days);
        MemoryLedger ledger =
                new MemoryLedger(Rules.everywhere(new SiteRules(days.clock().zone(), Hold.ONE_HOUR)));
        ledger.record(DemoFactory.aroundTheClock(whole, days.clock()));

        for (long from = whole.from(); from < whole.to() - Micros.HOUR; from += Micros.HOUR) {
            var total = ledger.report(Question.over(from, from + Micros.HOUR), DemoFactory.roster(), from + Micros.HOUR)
                    .total()
                    .tally();
            assertThat(total.working()).as(days.clock().at(from).toString()).isGreaterThan(Micros.HOUR);
            assertThat(total.units()).as(days.clock().at(from).toString()).isPositive();
        }
    }
}
