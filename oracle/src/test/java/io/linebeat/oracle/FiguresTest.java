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

import io.linebeat.oracle.Oracle.Figures;
import io.linebeat.oracle.Oracle.StationFigures;
import io.linebeat.oracle.Oracle.WorkerFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Hold SIXTY = (_, _) -> 60;
    private static final Oracle.Id ADA = new Oracle.Id("plant", "Ada");
    private static final Oracle.Id BO = new Oracle.Id("plant", "Bo");
    private static final Oracle.Id A = new Oracle.Id("plant", "A");
    private static final Oracle.Id B = new Oracle.Id("plant", "B");

    @Test
    void aWorkersTimesAddUpToTheWindow() {
        assertThat(ada(0, 200, working("A", 10), idle("A", 40), absent("A", 50)))
                .isEqualTo(new WorkerFigures("plant", "Ada", 30, 10, 60, 100, 0, 3));
    }

    @Test
    void theStateBeforeTheWindowIsCarriedInButIsNoEventOfIt() {
        assertThat(ada(20, 40, working("A", 0))).isEqualTo(new WorkerFigures("plant", "Ada", 20, 0, 0, 0, 0, 0));
    }

    @Test
    void aFactAtTheStartCountsAndOneAtTheEndDoesNot() {
        assertThat(ada(20, 40, produced("A", 20, 3), working("A", 20), idle("A", 40), produced("A", 40, 5)))
                .isEqualTo(new WorkerFigures("plant", "Ada", 20, 0, 0, 0, 3, 2));
    }

    @Test
    void anEmptyOrReversedWindowIsAllZeros() {
        Figures zeros = new Figures(
                List.of(new WorkerFigures("plant", "Ada", 0, 0, 0, 0, 0, 0)),
                List.of(new StationFigures("plant", "A", 0, 0, 0, 0, 0)));
        List<Said> facts = List.of(working("A", 10), produced("A", 10, 2));

        assertThat(Oracle.figures(facts, SIXTY, List.of(ADA), List.of(A), 10, 10))
                .isEqualTo(zeros);
        assertThat(Oracle.figures(facts, SIXTY, List.of(ADA), List.of(A), 20, 5))
                .isEqualTo(zeros);
    }

    @Test
    void voidFactsAndLosersOfTiesAreEventsButLosersOfConflictsAreNot() {
        assertThat(ada(
                        0,
                        60,
                        working("B", 0),
                        absent("A", 10),
                        idle("B", 0),
                        named("e", sure(1, produced("B", 5, 1))),
                        named("e", sure(2, produced("B", 5, 4)))))
                .isEqualTo(new WorkerFigures("plant", "Ada", 60, 0, 0, 0, 4, 4));
    }

    @Test
    void theLoserOfAConflictLeavesNoTraceAtItsStation() {
        Said loser = named("e", sure(1, working("A", 0)));
        Said winner = named("e", sure(2, working("B", 0)));

        assertThat(stations(0, 60, winner, loser))
                .containsExactly(
                        new StationFigures("plant", "A", 0, 0, 0, 0, 0),
                        new StationFigures("plant", "B", 60, 60, 60, 0, 1));
    }

    @Test
    void aStationIsOccupiedByTheUnionAndPersonTimeIsTheSum() {
        // Ada works 0..30 then idles to 40; Bo works 20..50.
        assertThat(stations(
                                0,
                                100,
                                working("A", 0),
                                idle("A", 30),
                                absent("A", 40),
                                by("Bo", working("A", 20)),
                                by("Bo", absent("A", 50)))
                        .getFirst())
                .isEqualTo(new StationFigures("plant", "A", 50, 50, 70, 0, 5));
    }

    @Test
    void aGapBetweenWorkersIsNotOccupiedAndTouchingSpansLoseNothing() {
        assertThat(stations(
                                0,
                                200,
                                working("A", 0),
                                absent("A", 10),
                                by("Bo", idle("A", 10)),
                                by("Bo", absent("A", 20)),
                                by("Cy", working("A", 100)))
                        .getFirst())
                .isEqualTo(new StationFigures("plant", "A", 80, 70, 80, 0, 5));
    }

    @Test
    void aStationsTimeIsClippedAtBothEnds() {
        assertThat(stations(20, 50, idle("A", 0), by("Bo", working("A", 40))).getFirst())
                .isEqualTo(new StationFigures("plant", "A", 30, 10, 40, 0, 1));
    }

    @Test
    void aWorkerWhoMovedCountsAtOnePlaceAtATime() {
        assertThat(stations(0, 60, working("A", 0), working("B", 20), absent("A", 30)))
                .containsExactly(
                        new StationFigures("plant", "A", 20, 20, 20, 0, 2),
                        new StationFigures("plant", "B", 40, 40, 40, 0, 1));
    }

    @Test
    void unitsBelongToTheStationThatSaidThem() {
        assertThat(stations(0, 60, working("A", 0), produced("B", 10, 7), produced("B", 11, 7), produced("B", 11, 7)))
                .containsExactly(
                        new StationFigures("plant", "A", 60, 60, 60, 0, 1),
                        new StationFigures("plant", "B", 0, 0, 0, 14, 2));
    }

    @Test
    void shadowFactsMakeNoFigures() {
        assertThat(ada(0, 60, inStream("trial", working("A", 0)), inStream("trial", produced("A", 0, 9))))
                .isEqualTo(new WorkerFigures("plant", "Ada", 0, 0, 0, 60, 0, 0));
    }

    @Test
    void onePersonAtTwoSitesIsTwoWorkersAndOneNameAtTwoSitesTwoStations() {
        Oracle.Id otherAda = new Oracle.Id("annex", "Ada");
        Oracle.Id otherA = new Oracle.Id("annex", "A");
        List<Said> facts = List.of(working("A", 0), atSite("annex", idle("A", 10)));

        assertThat(Oracle.figures(facts, SIXTY, List.of(ADA, otherAda), List.of(A, otherA), 0, 60))
                .isEqualTo(new Figures(
                        List.of(
                                new WorkerFigures("annex", "Ada", 0, 50, 0, 10, 0, 1),
                                new WorkerFigures("plant", "Ada", 60, 0, 0, 0, 0, 1)),
                        List.of(
                                new StationFigures("annex", "A", 50, 0, 50, 0, 1),
                                new StationFigures("plant", "A", 60, 60, 60, 0, 1))));
    }

    @Test
    void theRegisteredAreListedWithoutFactsAndSortedAsUtf8Bytes() {
        Oracle.Id emoji = new Oracle.Id("plant", "\uD83D\uDE00");
        Oracle.Id fullWidth = new Oracle.Id("plant", "\uFF21");

        assertThat(Oracle.figures(List.of(), SIXTY, List.of(emoji, fullWidth, BO, ADA), List.of(B, A), 0, 60))
                .isEqualTo(new Figures(
                        List.of(
                                new WorkerFigures("plant", "Ada", 0, 0, 0, 60, 0, 0),
                                new WorkerFigures("plant", "Bo", 0, 0, 0, 60, 0, 0),
                                new WorkerFigures("plant", "\uFF21", 0, 0, 0, 60, 0, 0),
                                new WorkerFigures("plant", "\uD83D\uDE00", 0, 0, 0, 60, 0, 0)),
                        List.of(
                                new StationFigures("plant", "A", 0, 0, 0, 0, 0),
                                new StationFigures("plant", "B", 0, 0, 0, 0, 0))));
    }

    private static WorkerFigures ada(long from, long end, Said... facts) {
        return Oracle.figures(List.of(facts), SIXTY, List.of(ADA), List.of(), from, end)
                .workers()
                .getFirst();
    }

    private static List<StationFigures> stations(long from, long end, Said... facts) {
        return Oracle.figures(List.of(facts), SIXTY, List.of(), List.of(A, B), from, end)
                .stations();
    }
}
