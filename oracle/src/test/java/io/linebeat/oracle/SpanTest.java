package io.linebeat.oracle;

import static io.linebeat.oracle.Facts.absent;
import static io.linebeat.oracle.Facts.atSite;
import static io.linebeat.oracle.Facts.by;
import static io.linebeat.oracle.Facts.idle;
import static io.linebeat.oracle.Facts.inStream;
import static io.linebeat.oracle.Facts.named;
import static io.linebeat.oracle.Facts.produced;
import static io.linebeat.oracle.Facts.sure;
import static io.linebeat.oracle.Facts.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.oracle.Oracle.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final Hold SIXTY = (_, _) -> 60;

    @Test
    void aSpanLastsToTheNextObservationAndTheLastOneForTheHold() {
        assertThat(runs(working("A", 0), idle("A", 20)))
                .containsExactly(run("A", Kind.WORKING, 0, 20), run("A", Kind.IDLE, 20, 80));
    }

    @Test
    void lateIdleShortensTheEarlierWorkingSpan() {
        assertThat(runs(working("A", 0), absent("A", 50), idle("A", 20)))
                .containsExactly(
                        run("A", Kind.WORKING, 0, 20), run("A", Kind.IDLE, 20, 50), run("A", Kind.ABSENT, 50, 110));
    }

    @Test
    void afterTheHoldNothingIsKnown() {
        assertThat(runs(working("A", 0), working("A", 100)))
                .containsExactly(run("A", Kind.WORKING, 0, 60), run("A", Kind.WORKING, 100, 160));
    }

    @Test
    void neighboursInOneStateAreNotJoined() {
        assertThat(runs(working("A", 0), working("A", 30)))
                .containsExactly(run("A", Kind.WORKING, 0, 30), run("A", Kind.WORKING, 30, 90));
    }

    @Test
    void aSpanHasTheHoldOfItsOwnStart() {
        Hold shortSinceTen = (_, instant) -> instant < 10 ? 60 : 5;

        assertThat(Oracle.runs(List.of(working("A", 9), idle("A", 69), idle("A", 100)), shortSinceTen))
                .containsExactly(
                        run("A", Kind.WORKING, 9, 69), run("A", Kind.IDLE, 69, 74), run("A", Kind.IDLE, 100, 105));
    }

    @Test
    void aSpanHasTheHoldOfItsSite() {
        Hold bySite = (site, _) -> site.equals("annex") ? 5 : 60;

        assertThat(Oracle.runs(List.of(atSite("annex", working("A", 0))), bySite))
                .containsExactly(run("A", Kind.WORKING, 0, 5));
    }

    @Test
    void aSpanWithoutLengthIsDropped() {
        assertThat(Oracle.runs(List.of(working("A", 0), idle("A", 5)), (_, instant) -> instant == 0 ? 0 : 60))
                .containsExactly(run("A", Kind.IDLE, 5, 65));
    }

    @Test
    void productionNeitherEndsAStateNorOpensOne() {
        assertThat(runs(produced("A", -5, 1), working("A", 0), produced("B", 10, 2)))
                .containsExactly(run("A", Kind.WORKING, 0, 60));
    }

    @Test
    void anObservationElsewhereEndsTheSpan() {
        assertThat(runs(working("A", 0), working("B", 20)))
                .containsExactly(run("A", Kind.WORKING, 0, 20), run("B", Kind.WORKING, 20, 80));
    }

    @Test
    void atOneInstantTheGreatestIsInForceInAnyOrder() {
        assertThat(runs(sure(5, idle("A", 0)), sure(4, working("B", 0))))
                .isEqualTo(runs(sure(4, working("B", 0)), sure(5, idle("A", 0))))
                .containsExactly(run("A", Kind.IDLE, 0, 60));
    }

    @Test
    void theCameraSheLeftDoesNotEraseWhereSheWent() {
        assertThat(runs(working("A", 0), working("B", 20), absent("A", 30)))
                .containsExactly(run("A", Kind.WORKING, 0, 20), run("B", Kind.WORKING, 20, 80));
    }

    @Test
    void absentAtHerOwnStationEndsHerSpan() {
        assertThat(runs(working("B", 20), absent("B", 30)))
                .containsExactly(run("B", Kind.WORKING, 20, 30), run("B", Kind.ABSENT, 30, 90));
    }

    @Test
    void absentElsewhereIsVoidUntilTheHoldHasPassedAndNotAfter() {
        assertThat(runs(working("B", 0), absent("A", 59))).containsExactly(run("B", Kind.WORKING, 0, 60));
        assertThat(runs(working("B", 0), absent("A", 60)))
                .containsExactly(run("B", Kind.WORKING, 0, 60), run("A", Kind.ABSENT, 60, 120));
    }

    @Test
    void theHoldOfTheLastSightingDecidesWhatIsVoid() {
        Hold shortSinceTen = (_, instant) -> instant < 10 ? 60 : 5;

        assertThat(Oracle.runs(List.of(working("B", 9), absent("A", 68)), shortSinceTen))
                .containsExactly(run("B", Kind.WORKING, 9, 69));
        assertThat(Oracle.runs(List.of(working("B", 10), absent("A", 15)), shortSinceTen))
                .containsExactly(run("B", Kind.WORKING, 10, 15), run("A", Kind.ABSENT, 15, 20));
    }

    @Test
    void absentWithNothingBeforeItStands() {
        assertThat(runs(absent("A", 0), working("B", 10)))
                .containsExactly(run("A", Kind.ABSENT, 0, 10), run("B", Kind.WORKING, 10, 70));
    }

    @Test
    void anAbsentInBetweenDoesNotHideTheSightingBeforeIt() {
        assertThat(runs(idle("B", 0), absent("B", 10), absent("A", 20)))
                .containsExactly(run("B", Kind.IDLE, 0, 10), run("B", Kind.ABSENT, 10, 70));
    }

    @Test
    void productionElsewhereIsNoSighting() {
        assertThat(runs(working("A", 0), produced("B", 10, 1), absent("A", 20)))
                .containsExactly(run("A", Kind.WORKING, 0, 20), run("A", Kind.ABSENT, 20, 80));
    }

    @Test
    void aSurerAbsentElsewhereAtTheSameInstantIsVoid() {
        assertThat(runs(sure(9, absent("A", 0)), sure(1, working("B", 0))))
                .containsExactly(run("B", Kind.WORKING, 0, 60));
    }

    @Test
    void aLesserAbsentAtTheSameInstantIsJudgedByTheSightingBefore() {
        assertThat(runs(working("B", 0), sure(1, absent("A", 20)), sure(2, idle("A", 20))))
                .containsExactly(run("B", Kind.WORKING, 0, 20), run("A", Kind.IDLE, 20, 80));
    }

    @Test
    void aSightingThatLostItsTieStillVoidsAnAbsentElsewhere() {
        // At 0 the surer absent at B wins over working at B, yet the last sighting is at B: absent at A says nothing.
        assertThat(runs(sure(1, working("B", 0)), sure(9, absent("B", 0)), absent("A", 10)))
                .containsExactly(run("B", Kind.ABSENT, 0, 60));
    }

    @Test
    void ofTwoSightingsInOneTieTheGreaterIsTheLast() {
        assertThat(runs(sure(1, working("A", 0)), sure(2, working("B", 0)), absent("A", 10)))
                .containsExactly(run("B", Kind.WORKING, 0, 60));
        assertThat(runs(sure(2, working("A", 0)), sure(1, working("B", 0)), absent("A", 10)))
                .containsExactly(run("A", Kind.WORKING, 0, 10), run("A", Kind.ABSENT, 10, 70));
    }

    @Test
    void anInstantWithOnlyVoidFactsOpensAndEndsNothing() {
        assertThat(runs(working("C", 0), absent("A", 10), absent("B", 10), named("e", absent("B", 10))))
                .containsExactly(run("C", Kind.WORKING, 0, 60));
    }

    @Test
    void factsOfTwoWorkersAreAMistakeOfTheCaller() {
        assertThatThrownBy(() -> runs(working("A", 0), by("Bo", working("A", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> runs(working("A", 0), inStream("trial", working("A", 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Run> runs(Said... facts) {
        return Oracle.runs(Oracle.inForce(List.of(facts)), SIXTY);
    }

    private static Run run(String station, Kind state, long from, long to) {
        return new Run("Ada", station, state, from, to);
    }
}
