package io.linebeat.core.law;

import static io.linebeat.core.proof.Floor.atSite;
import static io.linebeat.core.proof.Floor.in;
import static io.linebeat.core.proof.Floor.made;
import static io.linebeat.core.proof.Floor.named;
import static io.linebeat.core.proof.Floor.seen;
import static io.linebeat.core.proof.Floor.sure;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.proof.Floor;
import io.linebeat.core.report.WorkerFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The law by example: first the mistakes that peers make, then what surprises. A day has 1,440 minutes.
class ExampleTest {
    private final Floor floor = new Floor();

    @Test
    void productionDoesNotEndTheWorkingState() {
        floor.working("Ada", "S1", 480)
                .told(made(5, "Ada", "S1", 490))
                .told(made(3, "Ada", "S1", 510))
                .absent("Ada", "S1", 520);
        assertThat(floor.asked(480, 520).worker("Ada"))
                .isEqualTo("working 40, idle 0, absent 0, unobserved 0; 8 units, 3 events");
    }

    @Test
    void productionDoesNotProvePresence() {
        floor.told(made(5, "Ada", "S1", 490));
        assertThat(floor.worker("Ada")).isEqualTo("working 0, idle 0, absent 0, unobserved 1440; 5 units, 1 events");
        assertThat(floor.station("S1")).isEqualTo("occupied 0, working 0, person 0; 5 units, 1 events");
    }

    @Test
    void theLastStateIsNotDropped() {
        floor.working("Ada", "S1", 480);
        assertThat(floor.asked(480, 500).worker("Ada"))
                .isEqualTo("working 20, idle 0, absent 0, unobserved 0; 0 units, 1 events");
    }

    @Test
    void theLastStateLastsForItsHoldAndNoLonger() {
        floor.working("Ada", "S1", 480);
        assertThat(floor.worker("Ada")).isEqualTo("working 60, idle 0, absent 0, unobserved 1380; 0 units, 1 events");
    }

    @Test
    void theStateBeforeTheWindowIsCarriedIn() {
        floor.working("Ada", "S1", 480).idle("Ada", "S1", 530);
        assertThat(floor.asked(500, 540).worker("Ada"))
                .isEqualTo("working 30, idle 10, absent 0, unobserved 0; 0 units, 1 events");
    }

    @Test
    void twoWorkersAtOneStationAreNotOneStream() {
        floor.working("Ada", "S1", 480)
                .idle("Bob", "S1", 490)
                .absent("Bob", "S1", 500)
                .idle("Ada", "S1", 520);
        floor.asked(480, 540);
        assertThat(floor.worker("Ada")).isEqualTo("working 40, idle 20, absent 0, unobserved 0; 0 units, 2 events");
        assertThat(floor.worker("Bob")).isEqualTo("working 0, idle 10, absent 40, unobserved 10; 0 units, 2 events");
        assertThat(floor.station("S1")).isEqualTo("occupied 60, working 40, person 70; 0 units, 4 events");
    }

    @Test
    void aWorkerWhoMovedDoesNotCountAtBothPlaces() {
        floor.working("Ada", "S1", 480).working("Ada", "S2", 500);
        floor.asked(480, 540);
        assertThat(floor.station("S1")).isEqualTo("occupied 20, working 20, person 20; 0 units, 1 events");
        assertThat(floor.station("S2")).isEqualTo("occupied 40, working 40, person 40; 0 units, 1 events");
        assertThat(floor.worker("Ada")).isEqualTo("working 60, idle 0, absent 0, unobserved 0; 0 units, 2 events");
    }

    @Test
    void theCameraSheLeftDoesNotReportHerAbsent() {
        floor.working("Ada", "S1", 480).working("Ada", "S2", 500).absent("Ada", "S1", 505);
        assertThat(floor.asked(480, 540).worker("Ada"))
                .isEqualTo("working 60, idle 0, absent 0, unobserved 0; 0 units, 3 events");
    }

    @Test
    void factoryFiguresAreSumsNotAMergedStream() {
        for (String worker : List.of("Ada", "Bob", "Cem", "Dora", "Eli", "Fay")) {
            floor.working(worker, "S1", 480).told(made(2, worker, "S1", 485)).absent(worker, "S1", 500);
        }
        var total = floor.asked(480, 520).report().total();
        assertThat(total.tally().working()).isEqualTo(6 * 20 * Micros.MINUTE);
        assertThat(total.tally().absent()).isEqualTo(6 * 20 * Micros.MINUTE);
        assertThat(total.tally().units()).isEqualTo(12);
        assertThat(total.rate().rounded(2)).isEqualByComparingTo("6");
    }

    @Test
    void confidenceZeroIsNotMissing() {
        Observation sayingIdle = sure(0, seen(State.IDLE, "Ada", "S1", 480));
        floor.told(sayingIdle).working("Ada", "S1", 480);
        assertThat(floor.worker("Ada")).isEqualTo("working 0, idle 60, absent 0, unobserved 1380; 0 units, 2 events");
    }

    @Test
    void workersAndStationsWithoutEventsAreListedWithZeros() {
        floor.hire(new WorkerId(SiteId.DEFAULT, "Zoe")).working("Ada", "S1", 480);
        floor.asked(600, 700);
        assertThat(floor.worker("Zoe")).isEqualTo("working 0, idle 0, absent 0, unobserved 100; 0 units, 0 events");
        assertThat(floor.station("S1")).isEqualTo("occupied 0, working 0, person 0; 0 units, 0 events");
        assertThat(floor.report().workers())
                .extracting(line -> line.worker().id().value())
                .containsExactly("Ada", "Zoe");
    }

    @Test
    void factsThatShareAHashAreNotLost() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        floor.told(made(1, "Ada", "S1", 480, Source.event("Aa"))).told(made(1, "Ada", "S1", 480, Source.event("BB")));
        assertThat(floor.worker("Ada")).isEqualTo("working 0, idle 0, absent 0, unobserved 1440; 2 units, 2 events");
    }

    @Test
    void lateIdleShortensTheEarlierWorkingSpan() {
        floor.working("Ada", "S1", 480).absent("Ada", "S1", 530).idle("Ada", "S1", 500);
        assertThat(floor.asked(480, 540).worker("Ada"))
                .isEqualTo("working 20, idle 30, absent 10, unobserved 0; 0 units, 3 events");
    }

    @Test
    void aRepeatIsADuplicateAndChangesNothing() {
        Observation said = named("e1", seen(State.WORKING, "Ada", "S1", 480));
        assertThat(floor.receipt(said)).isEqualTo(Receipt.NEW);
        assertThat(floor.receipt(said)).isEqualTo(Receipt.DUPLICATE);
        assertThat(floor.worker("Ada")).isEqualTo("working 60, idle 0, absent 0, unobserved 1380; 0 units, 1 events");
        assertThat(floor.ledger.aside()).isEmpty();
    }

    @Test
    void ofAConflictTheGreatestIsInForceWhicheverCameFirst() {
        Observation working = named("e1", seen(State.WORKING, "Ada", "S1", 480));
        Observation idle = named("e1", seen(State.IDLE, "Ada", "S2", 480));
        Floor other = new Floor();
        assertThat(List.of(floor.receipt(working), floor.receipt(idle))).containsExactly(Receipt.NEW, Receipt.CONFLICT);
        assertThat(List.of(other.receipt(idle), other.receipt(working))).containsExactly(Receipt.NEW, Receipt.CONFLICT);

        assertThat(floor.worker("Ada"))
                .isEqualTo("working 60, idle 0, absent 0, unobserved 1380; 0 units, 1 events")
                .isEqualTo(other.worker("Ada"));
        assertThat(floor.ledger.aside()).containsExactly(idle).isEqualTo(other.ledger.aside());
        assertThat(floor.station("S2")).isEqualTo("occupied 0, working 0, person 0; 0 units, 0 events");
    }

    @Test
    void shadowsMakeNoFigures() {
        Stream trial = new Stream.Shadow("pose", "2");
        floor.working("Ada", "S1", 480).told(in(trial, sure(1_000_000, seen(State.ABSENT, "Ada", "S1", 490))));
        assertThat(floor.worker("Ada")).isEqualTo("working 60, idle 0, absent 0, unobserved 1380; 0 units, 1 events");
    }

    @Test
    void aPersonAtTwoSitesIsTwoWorkers() {
        SiteId north = new SiteId("north");
        floor.working("Ada", "S1", 480).told(atSite(north, seen(State.ABSENT, "Ada", "S1", 490)));
        assertThat(floor.worker("Ada")).isEqualTo("working 60, idle 0, absent 0, unobserved 1380; 0 units, 1 events");
        assertThat(floor.report().workers())
                .extracting(WorkerFigures::worker)
                .extracting(worker -> worker.id().site())
                .containsExactly(SiteId.DEFAULT, north);
    }

    @Test
    void twoUnitsInOneInstantWithoutEventIdsCountOnce() {
        floor.told(made(1, "Ada", "S1", 480)).told(made(1, "Ada", "S1", 480)).told(made(2, "Ada", "S1", 480));
        assertThat(floor.worker("Ada")).isEqualTo("working 0, idle 0, absent 0, unobserved 1440; 3 units, 2 events");
    }

    @Test
    void anAbsenceElsewhereCountsOnceTheHoldIsOver() {
        floor.working("Ada", "S2", 500).absent("Ada", "S1", 560);
        assertThat(floor.asked(500, 620).worker("Ada"))
                .isEqualTo("working 60, idle 0, absent 60, unobserved 0; 0 units, 2 events");
    }

    @Test
    void anAbsenceAtHerOwnStationCounts() {
        floor.working("Ada", "S2", 500).absent("Ada", "S2", 510);
        assertThat(floor.asked(500, 520).worker("Ada"))
                .isEqualTo("working 10, idle 0, absent 10, unobserved 0; 0 units, 2 events");
    }

    @Test
    void theLoserOfATieStillShowsWhereSheIs() {
        floor.told(sure(100_000, seen(State.WORKING, "Ada", "S2", 500)))
                .told(sure(200_000, seen(State.ABSENT, "Ada", "S1", 500)));
        assertThat(floor.asked(500, 510).worker("Ada"))
                .isEqualTo("working 10, idle 0, absent 0, unobserved 0; 0 units, 2 events");
    }

    @Test
    void aFactAtExactlyTheEndIsNotInTheWindow() {
        floor.told(made(1, "Ada", "S1", 480)).told(made(2, "Ada", "S1", 500));
        assertThat(floor.asked(480, 500).worker("Ada"))
                .isEqualTo("working 0, idle 0, absent 0, unobserved 20; 1 units, 1 events");
    }

    @Test
    void aNightIsUnobservedNotIdle() {
        floor.working("Ada", "S1", 60).working("Ada", "S1", 1_380);
        assertThat(floor.worker("Ada")).isEqualTo("working 120, idle 0, absent 0, unobserved 1320; 0 units, 2 events");
    }
}
