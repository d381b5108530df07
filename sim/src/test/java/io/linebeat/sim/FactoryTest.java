package io.linebeat.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FactoryTest {
    private static final SiteId SITE = new SiteId("hall");
    private static final long START = Micros.of(Instant.parse("2026-11-22T05:07:03.000011Z"));
    private static final Span NINE_HOURS = Span.lasting(START, 9 * Micros.HOUR);
    private static final Set<Fault> NONE = Set.of();
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
    private static final Set<Fault> ON_THE_WAY = EnumSet.of(Fault.LATE, Fault.DUPLICATE, Fault.REORDER, Fault.OUTAGE);

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, -7, Long.MAX_VALUE);
    }

    private static Factory factory(long seed) {
        return Factory.of(SITE, 30, seed, NINE_HOURS);
    }

    private static List<Fact> facts(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::fact).toList();
    }

    private static Report report(Factory factory, List<Fact> facts, long from, long to) {
        MemoryLedger ledger = new MemoryLedger(Rules.USUAL);
        facts.forEach(fact -> ledger.record(List.of(fact)));
        return ledger.report(Question.over(from, to), factory.roster(), to);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameSeedAndStartGiveTheSameFactory(long seed) {
        assertThat(factory(seed).truth()).isEqualTo(factory(seed).truth());
        assertThat(factory(seed).transport(ALL)).isEqualTo(factory(seed).transport(ALL));
        assertThat(factory(seed).transport(ALL)).isNotEqualTo(factory(seed + 1).transport(ALL));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLaterStartShiftsEverythingAndChangesNothingElse(long seed) {
        long later = 3 * Micros.DAY + 17;
        List<Delivery> shifted = Factory.of(SITE, 30, seed, Span.lasting(START + later, 9 * Micros.HOUR))
                .transport(ALL)
                .deliveries();

        assertThat(shifted.stream()
                        .map(each -> each.due() - later + " " + (each.fact().at() - later)))
                .containsExactlyElementsOf(factory(seed).transport(ALL).deliveries().stream()
                        .map(each -> each.due() + " " + each.fact().at())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatHappensHasNoGapsAndDoesNotDependOnTheCameras(long seed) {
        List<WorkDay> truth = factory(seed).truth();

        assertThat(truth).allSatisfy(day -> {
            List<Spell> spells = day.spells();
            for (int i = 1; i < spells.size(); i++) {
                assertThat(spells.get(i - 1).span().meets(spells.get(i).span())).isTrue();
            }
            assertThat(spells.getLast().span().to()).isEqualTo(NINE_HOURS.to());
        });
        Factory watched = factory(seed);
        watched.said(ALL);
        assertThat(watched.truth()).isEqualTo(truth);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void peopleDifferMoveRestAndComeLate(long seed) {
        List<WorkDay> truth = Factory.of(SITE, 100, seed, NINE_HOURS).truth();

        assertThat(truth.stream()
                        .map(day -> day.person().diligence())
                        .distinct()
                        .count())
                .isGreaterThan(20);
        assertThat(truth.stream().map(day -> day.person().pace()).distinct().count())
                .isGreaterThan(20);
        assertThat(truth)
                .anyMatch(day ->
                        day.spells().stream().map(Spell::station).distinct().count() > 1);
        assertThat(truth).anyMatch(day -> day.spells().getFirst().span().from() > START + 10 * Micros.MINUTE);
        assertThat(truth.stream().flatMap(day -> day.spells().stream()).map(Spell::activity))
                .contains(Activity.values());
    }

    @Test
    void anyNumberOfCamerasHasAboutAsManyStationsAndWorkers() {
        for (int cameras : new int[] {1, 2, 5, 6, 7, 12, 100, 500}) {
            Factory factory = Factory.of(SITE, cameras, 4, Span.lasting(START, 10 * Micros.MINUTE));

            assertThat(factory.lookouts()).hasSize(cameras);
            assertThat(factory.roster().stations()).hasSize(cameras - cameras / 6);
            assertThat(factory.roster().workers().size()).isBetween(cameras - cameras / 6, cameras + 1);
            assertThat(factory.roster().workers())
                    .allMatch(worker -> worker.id().site().equals(SITE));
            assertThat(factory.said(NONE)).isNotEmpty();
        }
        assertThatThrownBy(() -> Factory.of(SITE, 501, 4, NINE_HOURS)).hasMessageContaining("501");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofTwoCamerasAboveAStationBothSeeEveryoneAndOneCountsTheUnits(long seed) {
        Factory factory = factory(seed);
        Map<StationId, List<Lookout>> pairs =
                factory.lookouts().stream().collect(Collectors.groupingBy(Lookout::station));
        pairs.values().removeIf(lookouts -> lookouts.size() < 2);
        assertThat(pairs).hasSize(5);

        List<Fact> said = facts(factory.said(NONE));
        pairs.values().forEach(pair -> {
            Set<Object> seenByFirst = new HashSet<>();
            Set<Object> seenBySecond = new HashSet<>();
            for (Fact fact : said) {
                if (pair.getFirst().camera().equals(fact.source().camera())) {
                    seenByFirst.add(fact.worker());
                } else if (pair.getLast().camera().equals(fact.source().camera())) {
                    seenBySecond.add(fact.worker());
                    assertThat(fact).isNotInstanceOf(Production.class);
                }
            }
            assertThat(seenBySecond).isEqualTo(seenByFirst);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFactIsRegisteredNamedOnceAndOfOneOfTwoVersions(long seed) {
        Factory factory = factory(seed);
        List<Fact> said = facts(factory.said(ALL));

        assertThat(said.stream().map(Identity::of)).doesNotHaveDuplicates();
        assertThat(said.stream().map(fact -> fact.source().eventId())).doesNotHaveDuplicates();
        assertThat(said.stream().map(fact -> fact.source().modelVersion()).distinct())
                .containsExactlyInAnyOrder("2.3.1", "2.4.0");
        assertThat(said).allSatisfy(fact -> {
            assertThat(factory.roster().find(fact.worker())).isNotNull();
            assertThat(factory.roster().find(fact.station())).isNotNull();
        });
    }

    @Test
    void oneVersionMissesUnitsAndTheOtherCountsSomeTwice() {
        Factory factory = Factory.of(SITE, 100, 5, NINE_HOURS);
        Map<StationId, String> counting = factory.lookouts().stream()
                .filter(Lookout::counts)
                .collect(Collectors.toMap(
                        Lookout::station, lookout -> lookout.model().version()));
        Map<String, Long> finished = factory.truth().stream()
                .flatMap(day -> day.units().stream())
                .collect(Collectors.groupingBy(unit -> counting.get(unit.station()), Collectors.counting()));
        Map<String, Long> counted = factory.said(NONE).stream()
                .filter(each -> each.fact() instanceof Production)
                .collect(Collectors.groupingBy(
                        each -> String.valueOf(each.fact().source().modelVersion()), Collectors.counting()));

        assertThat(permille(counted, finished, "2.3.1")).isBetween(920L, 960L);
        assertThat(permille(counted, finished, "2.4.0")).isBetween(1_010L, 1_045L);
    }

    private static long permille(Map<String, Long> counted, Map<String, Long> finished, String version) {
        return 1_000 * counted.getOrDefault(version, 0L) / finished.getOrDefault(version, 1L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void faultsOnTheWayChangeNoFigure(long seed) {
        Factory factory = factory(seed);
        List<Fact> undisturbed = facts(factory.said(NONE));

        for (Set<Fault> faults : sets()) {
            List<Fact> arrived = facts(factory.transport(faults).deliveries());

            assertThat(new HashSet<>(arrived)).as("%s, seed %s", faults, seed).isEqualTo(new HashSet<>(undisturbed));
        }
        List<Fact> disturbed = facts(factory.transport(ON_THE_WAY).deliveries());
        assertThat(disturbed).hasSizeGreaterThan(undisturbed.size());
        long odd = START + 4 * Micros.HOUR + 123_457;
        assertThat(report(factory, disturbed, START, odd)).isEqualTo(report(factory, undisturbed, START, odd));
    }

    /// Each fault on the way alone, and all of them.
    private static List<Set<Fault>> sets() {
        List<Set<Fault>> sets = new ArrayList<>();
        ON_THE_WAY.forEach(fault -> sets.add(Set.of(fault)));
        sets.add(ON_THE_WAY);
        return sets;
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultChangesSomethingOnlyInItsOwnWay(Fault fault) {
        Factory factory = factory(9);
        List<Delivery> undisturbed = factory.transport(NONE).deliveries();
        List<Delivery> disturbed = factory.transport(Set.of(fault)).deliveries();

        assertThat(disturbed).isNotEqualTo(undisturbed);
        boolean saysTheSame = new HashSet<>(facts(disturbed)).equals(new HashSet<>(facts(undisturbed)));
        assertThat(saysTheSame).isEqualTo(ON_THE_WAY.contains(fault));
        assertThat(disturbed.size() > undisturbed.size()).isEqualTo(fault == Fault.DUPLICATE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsDueBeforeItIsSaidOrAfterTheEndAndAllIsInOrder(long seed) {
        List<Delivery> deliveries = factory(seed).transport(ALL).deliveries();

        assertThat(deliveries.stream().map(Delivery::due)).isSorted();
        assertThat(deliveries).allMatch(each -> each.due() >= each.spoken() && each.due() <= NINE_HOURS.to());
        assertThat(deliveries).allMatch(each -> Math.abs(each.fact().at() - each.spoken()) <= 90 * Micros.SECOND);
    }

    @Test
    void someClocksAreAheadSomeBehindAndMostAreRight() {
        Map<Object, Set<Long>> offsets = Factory.of(SITE, 100, 6, NINE_HOURS).said(Set.of(Fault.SKEW)).stream()
                .collect(Collectors.groupingBy(
                        each -> String.valueOf(each.fact().source().camera()),
                        Collectors.mapping(each -> each.fact().at() - each.spoken(), Collectors.toSet())));

        assertThat(offsets.values()).allMatch(each -> each.size() == 1);
        List<Long> each = offsets.values().stream().flatMap(Set::stream).toList();
        assertThat(each).anyMatch(offset -> offset > 60 * Micros.SECOND);
        assertThat(each).anyMatch(offset -> offset < -60 * Micros.SECOND);
        assertThat(each.stream().filter(offset -> offset == 0).count()).isGreaterThan(50);
    }

    @Test
    void aModelThatDriftsMissesMoreAndMore() {
        Factory factory = Factory.of(SITE, 100, 7, NINE_HOURS);
        long[] missed = IntStream.range(0, 3)
                .mapToLong(third -> missed(factory, Span.lasting(START + third * (3 * Micros.HOUR), 3 * Micros.HOUR)))
                .toArray();

        assertThat(missed).isSorted();
        assertThat(missed[2]).isGreaterThan(missed[0] * 5 / 4);
    }

    private static long missed(Factory factory, Span stretch) {
        Set<StationId> hasty = factory.lookouts().stream()
                .filter(lookout -> lookout.counts() && lookout.model().equals(Model.HASTY))
                .map(Lookout::station)
                .collect(Collectors.toSet());
        long finished = factory.truth().stream()
                .flatMap(day -> day.units().stream())
                .filter(unit -> hasty.contains(unit.station()) && stretch.contains(unit.at()))
                .count();
        long counted = factory.said(Set.of(Fault.DRIFT)).stream()
                .filter(each -> each.fact() instanceof Production)
                .filter(each -> hasty.contains(each.fact().station()) && stretch.contains(each.spoken()))
                .count();
        return 1_000 * (finished - counted) / finished;
    }
}
