package io.linebeat.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final Hold CHANGING = Hold.changing(Map.of(100L, 7L, 200L, 3L));

    @Test
    void aSpanTakesTheHoldThatIsValidAtItsBeginning() {
        assertThat(CHANGING.at(100)).isEqualTo(7);
        assertThat(CHANGING.at(199)).isEqualTo(7);
        assertThat(CHANGING.at(200)).isEqualTo(3);
        assertThat(CHANGING.at(1_000)).isEqualTo(3);
        assertThat(CHANGING.from(199)).isEqualTo(new Span(199, 206));
    }

    @Test
    void theFirstHoldReachesBackWithoutEnd() {
        assertThat(CHANGING.at(99)).isEqualTo(7);
        assertThat(CHANGING.at(Long.MIN_VALUE)).isEqualTo(7);
        assertThat(Hold.always(5).at(Long.MIN_VALUE)).isEqualTo(5);
    }

    @Test
    void itKnowsItsLongestAndItsHistory() {
        assertThat(CHANGING.longest()).isEqualTo(7);
        assertThat(CHANGING.history()).containsExactly(Map.entry(100L, 7L), Map.entry(200L, 3L));
        assertThatThrownBy(() -> CHANGING.history().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void itIsLongerThanNothingAndAtMostADay() {
        assertThat(Hold.always(1).longest()).isEqualTo(1);
        assertThat(Hold.always(Micros.DAY).longest()).isEqualTo(Hold.LONGEST);
        assertThatThrownBy(() -> Hold.always(0)).hasMessageContaining("0 µs");
        assertThatThrownBy(() -> Hold.always(Micros.DAY + 1)).hasMessageContaining("86400000001 µs");
        assertThatThrownBy(() -> Hold.changing(Map.of(0L, 5L, 9L, -1L))).hasMessageContaining("-1 µs");
        assertThatThrownBy(() -> Hold.changing(Map.of())).hasMessageContaining("needs a value");
    }

    @Test
    void holdsAreEqualByTheirHistory() {
        assertThat(Hold.always(5)).isEqualTo(Hold.always(5)).hasSameHashCodeAs(Hold.always(5));
        assertThat(Hold.always(5)).isNotEqualTo(Hold.always(6)).isNotEqualTo("5");
        assertThat(Hold.always(5).hashCode()).isNotEqualTo(Hold.always(6).hashCode());
        assertThat(CHANGING).hasToString("Hold{100=7, 200=3}");
    }

    @Test
    void usuallyItIsOneHour() {
        assertThat(Rules.USUAL.of(SiteId.DEFAULT).hold().at(0)).isEqualTo(Micros.HOUR);
        assertThat(Rules.USUAL.of(SiteId.DEFAULT).zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void aSiteHasTheRulesThatItStatesOrElseTheUsualOnes() {
        SiteId north = new SiteId("north");
        SiteRules stated = new SiteRules(ZoneOffset.ofHours(2), Hold.always(9));
        Rules rules = new Rules(SiteRules.USUAL, Map.of(north, stated));
        assertThat(rules.of(north)).isEqualTo(stated);
        assertThat(rules.of(SiteId.DEFAULT)).isEqualTo(SiteRules.USUAL);
        assertThat(rules.longestHold()).isEqualTo(Micros.HOUR);
        assertThat(new Rules(stated, Map.of(north, SiteRules.USUAL)).longestHold())
                .isEqualTo(Micros.HOUR);
        assertThat(Rules.everywhere(stated).longestHold()).isEqualTo(9);
        assertThat(Rules.everywhere(stated).of(SiteId.DEFAULT)).isEqualTo(stated);
        assertThat(stated.clock()).isEqualTo(new SiteClock(ZoneOffset.ofHours(2)));
    }
}
