package io.linebeat.core.ledger;

import static io.linebeat.core.proof.Floor.minute;
import static io.linebeat.core.proof.Floor.seen;
import static io.linebeat.core.proof.Floor.sure;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Timeline TIMELINE = new Timeline(Hold.ONE_HOUR);

    private static List<String> told(List<Run> runs) {
        return runs.stream()
                .map(run -> "%d-%d %s at %s"
                        .formatted(
                                (run.span().from() - minute(0)) / Micros.MINUTE,
                                (run.span().to() - minute(0)) / Micros.MINUTE,
                                run.state(),
                                run.station().value()))
                .toList();
    }

    private static List<String> runs(Observation... observations) {
        return told(TIMELINE.runs(List.of(observations)));
    }

    @Test
    void eachObservationLastsToTheNextOrForItsHold() {
        assertThat(runs(
                        seen(State.WORKING, "Ada", "S1", 0),
                        seen(State.WORKING, "Ada", "S1", 10),
                        seen(State.IDLE, "Ada", "S2", 20),
                        seen(State.ABSENT, "Ada", "S2", 100)))
                .containsExactly(
                        "0-10 WORKING at S1", "10-20 WORKING at S1", "20-80 IDLE at S2", "100-160 ABSENT at S2");
    }

    @Test
    void noObservationsNoRuns() {
        assertThat(runs()).isEmpty();
    }

    @Test
    void atOneInstantTheGreatestIsInForce() {
        assertThat(runs(seen(State.IDLE, "Ada", "S1", 0), seen(State.WORKING, "Ada", "S1", 0)))
                .containsExactly("0-60 WORKING at S1");
    }

    @Test
    void aVoidAbsenceOpensAndEndsNothing() {
        assertThat(runs(seen(State.WORKING, "Ada", "S1", 0), seen(State.ABSENT, "Ada", "S2", 59)))
                .containsExactly("0-60 WORKING at S1");
        assertThat(runs(seen(State.WORKING, "Ada", "S1", 0), seen(State.ABSENT, "Ada", "S2", 60)))
                .containsExactly("0-60 WORKING at S1", "60-120 ABSENT at S2");
    }

    @Test
    void anAbsenceWithoutASightBeforeItCounts() {
        assertThat(runs(seen(State.ABSENT, "Ada", "S2", 0), seen(State.ABSENT, "Ada", "S1", 5)))
                .containsExactly("0-5 ABSENT at S2", "5-65 ABSENT at S1");
    }

    @Test
    void aSightIsHeldAsLongAsWasValidThen() {
        Hold changing = Hold.changing(Map.of(0L, 5 * Micros.MINUTE, minute(3), 20 * Micros.MINUTE));
        List<Observation> seen = List.of(
                seen(State.WORKING, "Ada", "S1", 0),
                seen(State.ABSENT, "Ada", "S2", 4),
                seen(State.ABSENT, "Ada", "S2", 6));
        assertThat(told(new Timeline(changing).runs(seen))).containsExactly("0-5 WORKING at S1", "6-26 ABSENT at S2");
    }

    @Test
    void aRunHasTheConfidenceOfItsObservation() {
        assertThat(TIMELINE.runs(List.of(sure(7, seen(State.IDLE, "Ada", "S1", 0)))))
                .extracting(Run::confidence)
                .containsExactly(new Confidence(7));
    }

    @Test
    void neighboursThatSayTheSameAreOneRunOfTheLowestConfidence() {
        Run first = TIMELINE.runs(List.of(sure(7, seen(State.IDLE, "Ada", "S1", 0))))
                .getFirst();
        Run second = TIMELINE.runs(List.of(sure(5, seen(State.IDLE, "Ada", "S1", 60))))
                .getFirst();
        Run third = TIMELINE.runs(List.of(sure(6, seen(State.IDLE, "Ada", "S1", 120))))
                .getFirst();
        Run unsure = TIMELINE.runs(List.of(seen(State.IDLE, "Ada", "S1", 180))).getFirst();

        assertThat(Run.coalesced(List.of(first, second, third)))
                .containsExactly(
                        new Run(new Span(minute(0), minute(180)), State.IDLE, first.station(), new Confidence(5)));
        assertThat(Run.coalesced(List.of(third, unsure)))
                .containsExactly(new Run(new Span(minute(120), minute(240)), State.IDLE, first.station(), null));
        Run after = TIMELINE.runs(List.of(sure(6, seen(State.IDLE, "Ada", "S1", 240))))
                .getFirst();
        assertThat(Run.coalesced(List.of(unsure, after)))
                .containsExactly(new Run(new Span(minute(180), minute(300)), State.IDLE, first.station(), null));
    }

    @Test
    void neighboursThatDifferOrDoNotTouchStayApart() {
        List<Run> apart = TIMELINE.runs(List.of(
                seen(State.IDLE, "Ada", "S1", 0),
                seen(State.WORKING, "Ada", "S1", 10),
                seen(State.WORKING, "Ada", "S2", 20),
                seen(State.WORKING, "Ada", "S2", 100)));
        assertThat(Run.coalesced(apart)).isEqualTo(apart);
    }
}
