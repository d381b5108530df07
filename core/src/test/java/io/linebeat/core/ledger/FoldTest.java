package io.linebeat.core.ledger;

import static io.linebeat.core.proof.Floor.minute;
import static io.linebeat.core.proof.Floor.seen;
import static io.linebeat.core.proof.Floor.sure;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.World;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final WorkerId ADA = new WorkerId(SiteId.DEFAULT, "Ada");
    private static final StationId S1 = new StationId(SiteId.DEFAULT, "S1");

    private static List<Run> runs(Rules rules, Observation... observations) {
        MemoryLedger ledger = new MemoryLedger(rules);
        ledger.record(List.of(observations));
        List<Run> runs = ledger.runs(ADA);

        MemoryLedger onManyPages = new MemoryLedger(rules, 1);
        onManyPages.record(List.of(observations).reversed());
        assertThat(onManyPages.runs(ADA)).isEqualTo(runs);
        return runs;
    }

    private static List<String> told(Observation... observations) {
        return told(runs(Rules.USUAL, observations));
    }

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

    @Test
    void eachObservationLastsToTheNextOrForItsHold() {
        assertThat(told(
                        seen(State.WORKING, "Ada", "S1", 0),
                        seen(State.WORKING, "Ada", "S3", 10),
                        seen(State.IDLE, "Ada", "S2", 20),
                        seen(State.ABSENT, "Ada", "S2", 100)))
                .containsExactly(
                        "0-10 WORKING at S1", "10-20 WORKING at S3", "20-80 IDLE at S2", "100-160 ABSENT at S2");
    }

    @Test
    void noObservationsNoRuns() {
        assertThat(told()).isEmpty();
    }

    @Test
    void atOneInstantTheGreatestIsInForce() {
        assertThat(told(seen(State.IDLE, "Ada", "S1", 0), seen(State.WORKING, "Ada", "S1", 0)))
                .containsExactly("0-60 WORKING at S1");
        assertThat(told(sure(7, seen(State.IDLE, "Ada", "S1", 0)), seen(State.WORKING, "Ada", "S1", 0)))
                .containsExactly("0-60 IDLE at S1");
    }

    @Test
    void aVoidAbsenceOpensAndEndsNothing() {
        assertThat(told(seen(State.WORKING, "Ada", "S1", 0), seen(State.ABSENT, "Ada", "S2", 59)))
                .containsExactly("0-60 WORKING at S1");
        assertThat(told(seen(State.WORKING, "Ada", "S1", 0), seen(State.ABSENT, "Ada", "S2", 60)))
                .containsExactly("0-60 WORKING at S1", "60-120 ABSENT at S2");
    }

    @Test
    void anAbsenceWithoutASightBeforeItCounts() {
        assertThat(told(seen(State.ABSENT, "Ada", "S2", 0), seen(State.ABSENT, "Ada", "S1", 5)))
                .containsExactly("0-5 ABSENT at S2", "5-65 ABSENT at S1");
    }

    @Test
    void anAbsenceAtTheStationOfTheSightEndsItAndTheSightIsStillRemembered() {
        assertThat(told(
                        seen(State.WORKING, "Ada", "S1", 0),
                        seen(State.ABSENT, "Ada", "S1", 10),
                        seen(State.ABSENT, "Ada", "S2", 30),
                        seen(State.ABSENT, "Ada", "S2", 61)))
                .containsExactly("0-10 WORKING at S1", "10-61 ABSENT at S1", "61-121 ABSENT at S2");
    }

    @Test
    void aSightIsHeldAsLongAsWasValidThen() {
        Hold changing = Hold.changing(Map.of(0L, 5 * Micros.MINUTE, minute(3), 20 * Micros.MINUTE));
        Rules rules = new Rules(new SiteRules(ZoneOffset.UTC, changing), Map.of());
        assertThat(told(runs(
                        rules,
                        seen(State.WORKING, "Ada", "S1", 0),
                        seen(State.ABSENT, "Ada", "S2", 4),
                        seen(State.ABSENT, "Ada", "S2", 6))))
                .containsExactly("0-5 WORKING at S1", "6-26 ABSENT at S2");
    }

    @Test
    void aRunHasTheConfidenceOfItsObservation() {
        assertThat(runs(Rules.USUAL, sure(7, seen(State.IDLE, "Ada", "S1", 0))))
                .extracting(Run::confidence)
                .containsExactly(new Confidence(7));
    }

    @Test
    void neighboursThatSayTheSameAreOneRunOfTheLowestConfidence() {
        Observation first = sure(7, seen(State.IDLE, "Ada", "S1", 0));
        Observation second = sure(5, seen(State.IDLE, "Ada", "S1", 60));
        Observation third = sure(6, seen(State.IDLE, "Ada", "S1", 120));
        Observation unsure = seen(State.IDLE, "Ada", "S1", 180);
        Observation after = sure(6, seen(State.IDLE, "Ada", "S1", 240));

        assertThat(runs(Rules.USUAL, first, second, third))
                .containsExactly(new Run(new Span(minute(0), minute(180)), State.IDLE, S1, new Confidence(5)));
        assertThat(runs(Rules.USUAL, third, unsure))
                .containsExactly(new Run(new Span(minute(120), minute(240)), State.IDLE, S1, null));
        assertThat(runs(Rules.USUAL, unsure, after))
                .containsExactly(new Run(new Span(minute(180), minute(300)), State.IDLE, S1, null));
    }

    @Test
    void neighboursThatDifferOrDoNotTouchStayApart() {
        assertThat(told(
                        seen(State.IDLE, "Ada", "S1", 0),
                        seen(State.WORKING, "Ada", "S1", 10),
                        seen(State.WORKING, "Ada", "S2", 20),
                        seen(State.WORKING, "Ada", "S2", 100)))
                .containsExactly(
                        "0-10 IDLE at S1", "10-20 WORKING at S1", "20-80 WORKING at S2", "100-160 WORKING at S2");
    }

    @Test
    void pageByPageALaneFoldsToWhatItFoldsToInOneGo() {
        Cases.forEach(300, World::new, world -> {
            MemoryLedger onOnePage = new MemoryLedger(world.rules);
            onOnePage.record(world.arrivals);
            MemoryLedger onMany = new MemoryLedger(world.rules, 1);
            world.dice.pieces(world.dice.shuffled(world.arrivals), 5).forEach(onMany::record);
            for (WorkerId worker :
                    world.arrivals.stream().map(Fact::worker).distinct().toList()) {
                assertThat(onMany.runs(worker)).isEqualTo(onOnePage.runs(worker));
            }
        });
    }
}
