package io.linebeat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.State;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Ratio;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.sim.DemoDays.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the law makes of the demo data.
class DemoFiguresTest {
    private static final Hold TWENTY_MINUTES = Hold.always(20 * Micros.MINUTE);

    /// The cameras of the demo make no mistakes, so the figures are the truth, to the microsecond.
    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void theLedgerFindsWhatEachWorkerReallyDid(DemoDays days) {
        Figures figures = days.figures(Hold.ONE_HOUR);

        for (LocalDate date : days.allDays()) {
            Report report = figures.between(date, "08:00", "17:00");
            DemoFactory.workDays(date, days.clock()).forEach(day -> {
                WorkerTally is = Figures.worker(
                                report, day.person().worker().id().value())
                        .tally();
                WorkerTally truth = truth(day);
                assertThat(new WorkerTally(is.working(), is.idle(), is.absent(), 0, 0))
                        .isEqualTo(truth);
            });
        }
    }

    private static WorkerTally truth(WorkDay day) {
        WorkerTally sum = WorkerTally.ZERO;
        for (Spell spell : day.spells()) {
            sum = sum.plus(
                    WorkerTally.time(spell.activity().state(), spell.span().micros()));
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void nobodyIsUnobservedBetweenComingAndFiveEvenUnderAHoldOfTwentyMinutes(DemoDays days) {
        for (Hold hold : List.of(Hold.ONE_HOUR, TWENTY_MINUTES)) {
            Figures figures = days.figures(hold);
            for (LocalDate date : days.allDays()) {
                Report fromFivePastEight = figures.between(date, "08:05", "17:00");
                DemoFactory.workDays(date, days.clock()).forEach(day -> {
                    long until = Math.max(
                            days.at(date, "08:05"),
                            day.spells().getFirst().span().from());
                    String worker = day.person().worker().id().value();
                    assertThat(Figures.worker(fromFivePastEight, worker).unobserved())
                            .isEqualTo(new Span(days.at(date, "08:05"), until).micros());
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void fromAnHourAfterTheShiftUntilTheNextOneEverybodyIsUnobserved(DemoDays days) {
        Figures figures = days.figures(Hold.ONE_HOUR);
        LocalDate first = days.fullDays().getFirst();

        Report night = figures.between(days.at(first, "18:00"), days.at(first.plusDays(1), "08:00"));

        assertThat(night.workers())
                .allMatch(worker -> worker.unobserved() == night.window().span().micros());
    }

    @Test
    void utilizationsLieBetweenSixtyTwoAndNinetyThreePercentAndDifferFromWorkerToWorker() {
        DemoDays.some().forEach(days -> {
            Report report = overFullDays(days);
            assertThat(report.workers())
                    .allSatisfy(worker -> assertThat(percent(worker.utilization()))
                            .isBetween(new BigDecimal("62.00"), new BigDecimal("93.00")));
            assertThat(report.workers().stream().map(worker -> percent(worker.utilization())))
                    .doesNotHaveDuplicates();
            assertThat(percent(Figures.worker(report, "W1").utilization()))
                    .isGreaterThan(percent(Figures.worker(report, "W2").utilization()));
            assertThat(percent(Figures.worker(report, "W2").utilization()))
                    .isGreaterThan(percent(Figures.worker(report, "W4").utilization()));
        });
    }

    /// The truth, which the ledger finds exactly, over every day of a year.
    @Test
    void noDayOfAYearIsFarFromTheWorkersUsualUtilization() {
        List<String> outliers = new ArrayList<>();
        DemoDays.ofAYear()
                .flatMap(days -> DemoFactory.workDays(days.today(), days.clock()))
                .forEach(day -> {
                    WorkerTally truth = truth(day);
                    long percent = 100 * truth.working() / truth.tracked();
                    if (Math.abs(percent - day.person().diligence()) > 8) {
                        outliers.add(day.name() + " " + day.person().worker().name() + " " + percent);
                    }
                });

        assertThat(outliers).isEmpty();
    }

    @Test
    void pacesLieBetweenEightAndFortyUnitsAnHourAndFollowTheKindOfWork() {
        DemoDays.some().forEach(days -> {
            Report report = overFullDays(days);
            assertThat(report.workers())
                    .allSatisfy(worker -> assertThat(worker.unitsPerActiveHour().roundedOrZero(2))
                            .isBetween(new BigDecimal("8.00"), new BigDecimal("40.00")));
            assertThat(List.of("S5", "S6", "S1", "S4", "S3"))
                    .isSortedAccordingTo((left, right) -> pace(report, left).compareTo(pace(report, right)));
            assertThat(pace(report, "S1")).isNotEqualTo(pace(report, "S2"));
        });
    }

    private static BigDecimal pace(Report report, String station) {
        StationFigures figures = Figures.station(report, station);
        return Ratio.of(figures.tally().units(), figures.tally().working())
                .times(Micros.HOUR)
                .roundedOrZero(2);
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void coffeeAndLunchAreAbsence(DemoDays days) {
        Figures figures = days.figures(Hold.ONE_HOUR);

        for (LocalDate date : days.allDays()) {
            assertThat(figures.between(date, "10:00", "10:15").total().tally().absent())
                    .isEqualTo(6 * 15 * Micros.MINUTE);
            assertThat(figures.between(date, "12:00", "12:30").total().tally().absent())
                    .isEqualTo(6 * 30 * Micros.MINUTE);
        }
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void frankIsLateOnOneOfTheTwoFullDaysAndNobodyElseEver(DemoDays days) {
        List<String> late = new ArrayList<>();
        for (LocalDate date : days.fullDays()) {
            DemoFactory.workDays(date, days.clock())
                    .filter(day -> day.spells().getFirst().span().from() > days.at(date, "08:05"))
                    .forEach(day -> late.add(day.person().worker().name()));
        }

        assertThat(late).containsExactly("Frank Miller");
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void oneWorkerADayIsAwayForMostOfAnHourInTheAfternoon(DemoDays days) {
        for (LocalDate date : days.allDays()) {
            List<Spell> appointments = DemoFactory.workDays(date, days.clock())
                    .flatMap(day -> day.spells().stream())
                    .filter(spell -> spell.activity() == Activity.APPOINTMENT)
                    .toList();

            assertThat(appointments)
                    .singleElement()
                    .satisfies(spell -> assertThat(spell.span().micros()).isBetween(40 * Micros.MINUTE, Micros.HOUR));
        }
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void emmaWorksAtTheTestingStationInTheAfternoonBesideFrank(DemoDays days) {
        Figures figures = days.figures(Hold.ONE_HOUR);
        for (LocalDate date : days.fullDays()) {
            Report morning = figures.between(date, "08:00", "13:20");
            Report afternoon = figures.between(date, "13:40", "17:00");

            assertThat(Figures.station(morning, "S5").tally().person())
                    .isEqualTo(Figures.worker(morning, "W5").tally().tracked());
            assertThat(Figures.station(afternoon, "S5").tally().occupied()).isZero();
            assertThat(Figures.station(afternoon, "S6").tally().person())
                    .isEqualTo(Figures.worker(afternoon, "W5").tally().tracked()
                            + Figures.worker(afternoon, "W6").tally().tracked())
                    .isGreaterThan(Figures.station(afternoon, "S6").tally().occupied());
        }
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void theCameraThatEmmaLeftStillSpeaksOfHerWhileTheOtherSeesHer(DemoDays days) {
        LocalDate date = days.fullDays().getLast();
        List<Fact> ofEmma = days.facts().stream()
                .filter(fact -> fact.worker().value().equals("W5"))
                .filter(fact -> fact.at() >= days.at(date, "13:00") && fact.at() < days.at(date, "17:00"))
                .toList();
        long seenAtTesting = ofEmma.stream()
                .filter(fact -> fact.station().value().equals("S6"))
                .findFirst()
                .orElseThrow()
                .at();

        List<Fact> strays = ofEmma.stream()
                .filter(fact ->
                        fact.at() > seenAtTesting && fact.station().value().equals("S5"))
                .toList();

        assertThat(strays).hasSize(2).allMatch(fact -> fact.kindRank() == State.ABSENT.rank());
    }

    private static Report overFullDays(DemoDays days) {
        return days.figures(Hold.ONE_HOUR)
                .between(days.clock().startOf(days.fullDays().getFirst()), days.midnight());
    }

    private static BigDecimal percent(Ratio ratio) {
        return Objects.requireNonNull(ratio.times(100).rounded(2));
    }
}
