package io.linebeat.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final long HOUR = Micros.HOUR;
    private static final SiteId NORTH = new SiteId("north");
    private static final Worker ADA = new Worker(new WorkerId(NORTH, "Ada"), "Ada");
    private static final Worker BOB = new Worker(new WorkerId(SiteId.DEFAULT, "Bob"), "Bob");
    private static final Station S1 = new Station(new StationId(NORTH, "S1"), "Packaging", "packaging");
    private static final Station S2 = new Station(new StationId(SiteId.DEFAULT, "S2"), "Testing", "testing");
    private static final Span DAY = new Span(0, 24 * HOUR);

    private static WorkerFigures line(Worker worker, long working, long idle) {
        return new WorkerFigures(worker, new WorkerTally(working, idle, HOUR, 12, 5), DAY);
    }

    @Test
    void aWorkersRatios() {
        WorkerFigures ada = line(ADA, 3 * HOUR, HOUR);
        assertThat(ada.utilization().rounded(4)).isEqualByComparingTo("0.75");
        assertThat(ada.unitsPerActiveHour().rounded(2)).isEqualByComparingTo("4");
        assertThat(ada.unitsPerTrackedHour().rounded(2)).isEqualByComparingTo("3");
        assertThat(ada.unobserved()).isEqualTo(19 * HOUR);
    }

    @Test
    void aStationsRatios() {
        StationFigures station = new StationFigures(S1, new StationTally(4 * HOUR, HOUR, 6 * HOUR, 12, 5));
        assertThat(station.utilization().rounded(4)).isEqualByComparingTo("0.25");
        assertThat(station.throughput().rounded(2)).isEqualByComparingTo("3");
    }

    @Test
    void aGroupsFiguresAreSumsAndRatiosOfSums() {
        GroupFigures group = GroupFigures.of(List.of(line(ADA, 3 * HOUR, HOUR), line(BOB, HOUR, 3 * HOUR)));
        assertThat(group)
                .isEqualTo(new GroupFigures(
                        new WorkerTally(4 * HOUR, 4 * HOUR, 2 * HOUR, 24, 10), BigInteger.valueOf(38 * HOUR)));
        assertThat(group.utilization().rounded(2)).isEqualByComparingTo("0.5");
        assertThat(group.rate().rounded(2)).isEqualByComparingTo("6");
        assertThat(GroupFigures.of(List.of())).isEqualTo(new GroupFigures(WorkerTally.ZERO, BigInteger.ZERO));
    }

    @Test
    void theUnobservedCenturiesOfManyWorkersAddUpBeyondALong() {
        Span tenThousandYears = new Span(0, 3_652_425 * 24 * HOUR);
        WorkerFigures unseen = new WorkerFigures(ADA, WorkerTally.ZERO, tenThousandYears);

        assertThat(GroupFigures.of(Collections.nCopies(1_000, unseen)).unobserved())
                .isEqualTo(BigInteger.valueOf(tenThousandYears.micros()).multiply(BigInteger.valueOf(1_000)));
    }

    private static Report report(WorkerFigures... lines) {
        return new Report(
                new Window(0, null, null, 24 * HOUR), List.of(lines), List.of(), GroupFigures.of(List.of(lines)));
    }

    @Test
    void theAverageUtilizationIsTheMeanOfThoseWithTrackedTime() {
        Report report =
                report(line(ADA, 3 * HOUR, HOUR), line(BOB, HOUR, 3 * HOUR), line(BOB, 0, 0), line(ADA, 0, HOUR));
        assertThat(report.averageUtilizationPercent().rounded(2)).isEqualByComparingTo("33.33");
        assertThat(report().averageUtilizationPercent().rounded(2)).isNull();
    }

    @Test
    void eachUtilizationIsRoundedBeforeTheMeanIsTaken() {
        // 1/3 to nine decimals is 0.333333333, twice; 2/3 is 0.666666667.
        Report report = report(line(ADA, HOUR, 2 * HOUR), line(BOB, HOUR, 2 * HOUR), line(ADA, 2 * HOUR, HOUR));
        assertThat(report.averageUtilizationPercent().rounded(9)).isEqualByComparingTo("44.444444433");
    }

    @Test
    void aReportDoesNotChange() {
        List<WorkerFigures> lines = new ArrayList<>(List.of(line(ADA, 1, 1)));
        Report report = new Report(new Window(0, null, null, 1), lines, List.of(), GroupFigures.of(lines));
        lines.clear();
        assertThat(report.workers()).hasSize(1);
    }

    private static Report built(Question question) {
        ReportBuilder builder = new ReportBuilder(question, new Window(0, null, null, 24 * HOUR));
        builder.add(ADA.id(), WorkerTally.counted(3, 2));
        builder.add(ADA.id(), WorkerTally.counted(1, 1));
        builder.add(S1.id(), StationTally.counted(4, 3));
        builder.add(ADA.id(), new WorkerTally(0, 5, 3, 0, 0));
        builder.add(BOB.id(), new WorkerTally(8, 0, 0, 0, 0));
        builder.add(S1.id(), new StationTally(10, 8, 13, 0, 0));
        return builder.build(Roster.of(List.of(ADA, BOB), List.of(S1, S2)));
    }

    @Test
    void talliesAreAddedUp() {
        Report report = built(Question.EVERYTHING);
        assertThat(report.workers())
                .extracting(WorkerFigures::worker, WorkerFigures::tally)
                .containsExactly(
                        tuple(BOB, new WorkerTally(8, 0, 0, 0, 0)), tuple(ADA, new WorkerTally(0, 5, 3, 4, 3)));
        assertThat(report.stations())
                .containsExactly(
                        new StationFigures(S2, StationTally.ZERO),
                        new StationFigures(S1, new StationTally(10, 8, 13, 4, 3)));
    }

    @Test
    void aQuestionLimitsTheLists() {
        assertThat(built(Question.EVERYTHING.at(NORTH)).workers())
                .extracting(WorkerFigures::worker)
                .containsExactly(ADA);
        assertThat(built(Question.EVERYTHING.at(NORTH)).stations())
                .extracting(StationFigures::station)
                .containsExactly(S1);
        Report ofBob = built(new Question(null, null, null, null, "Bob", "S2"));
        assertThat(ofBob.workers()).extracting(WorkerFigures::worker).containsExactly(BOB);
        assertThat(ofBob.stations()).extracting(StationFigures::station).containsExactly(S2);
        assertThat(ofBob.total().tally().working()).isEqualTo(8);
    }
}
