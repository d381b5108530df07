package io.linebeat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.roster.Roster;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoFactoryTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final DemoDays DAYS = new DemoDays(TODAY, DemoDays.UTC);

    @Test
    void theRosterIsTheOneThatTheContractNames() {
        Roster roster = DemoFactory.roster();

        assertThat(roster.workers())
                .extracting(worker -> worker.id().value() + " " + worker.name())
                .containsExactly(
                        "W1 Alice Johnson",
                        "W2 Bob Smith",
                        "W3 Carol Davis",
                        "W4 David Wilson",
                        "W5 Emma Brown",
                        "W6 Frank Miller");
        assertThat(roster.stations())
                .extracting(station -> station.id().value() + " " + station.name() + " " + station.type())
                .containsExactly(
                        "S1 Assembly Line 1 assembly",
                        "S2 Assembly Line 2 assembly",
                        "S3 Quality Check inspection",
                        "S4 Packaging packaging",
                        "S5 Welding Station welding",
                        "S6 Testing Station testing");
        assertThat(roster.sites()).containsExactly(SiteId.DEFAULT);
    }

    @Test
    void theSameDayHasTheSameFacts() {
        assertThat(DAYS.facts()).isEqualTo(DAYS.facts());
    }

    /// A database that was filled by an earlier release, or by another runtime, holds these facts: demo data that are
    /// added to it must meet them. Whoever changes the factory on purpose changes the digest.
    @Test
    void theFactsAreTheSameOnEveryMachine() throws NoSuchAlgorithmException {
        String text = DAYS.facts().stream().map(DemoFactoryTest::inWords).collect(Collectors.joining("\n"));

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("f9af2f0178fd9dd498d756768ca0fd1a0ae1337149322dcf78f55947f2570b30");
    }

    private static String inWords(Fact fact) {
        int sure = Objects.requireNonNull(fact.confidence()).millionths();
        return fact.source().eventId() + " " + fact.at() + " " + fact.station().value() + " " + fact.kindRank() + " "
                + fact.count() + " " + sure;
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void aLaterNowContinuesTheFactsOfAnEarlierOne(DemoDays days) {
        List<Fact> all = days.facts();
        long step = 47 * Micros.MINUTE;

        for (long now = days.at(days.fullDays().getFirst(), "07:00"); now < days.end(); now += step) {
            List<Fact> soFar = DemoFactory.facts(days.today(), now, days.clock());
            assertThat(all.subList(0, soFar.size())).isEqualTo(soFar);
            long until = now;
            assertThat(all.subList(soFar.size(), all.size())).allMatch(fact -> fact.at() > until);
            assertThat(soFar).allMatch(fact -> fact.at() <= until);
        }
    }

    @Test
    void aFactAtExactlyNowIsThere() {
        Fact some = DAYS.facts().get(1_000);

        assertThat(DemoFactory.facts(TODAY, some.at(), DemoDays.UTC)).contains(some);
        assertThat(DemoFactory.facts(TODAY, some.at() - 1, DemoDays.UTC)).doesNotContain(some);
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void demosOfFollowingDaysAgreeOnTheDaysThatTheyShare(DemoDays days) {
        DemoDays tomorrow = new DemoDays(days.today().plusDays(1), days.clock());
        long shared = days.clock().startOf(days.fullDays().getLast());

        assertThat(tomorrow.facts().stream().filter(fact -> fact.at() < days.end()))
                .containsExactlyElementsOf(days.facts().stream()
                        .filter(fact -> fact.at() >= shared)
                        .toList());
    }

    @Test
    void oneDayIsNotLikeAnother() {
        List<String> days = DAYS.allDays().stream()
                .map(date -> DemoFactory.workDays(date, DemoDays.UTC)
                        .map(day -> day.units().size())
                        .toList()
                        .toString())
                .toList();

        assertThat(days).doesNotHaveDuplicates();
    }

    @Test
    void atLeast432EventsAreThereEvenAtMidnight() {
        assertThat(DemoDays.ofAYear())
                .allSatisfy(days -> assertThat(DemoFactory.facts(days.today(), days.midnight(), days.clock()))
                        .hasSizeBetween(432, 6_000));
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void theFactsAreSortedLiveRegisteredAndDistinct(DemoDays days) {
        List<Fact> facts = days.facts();
        Roster roster = DemoFactory.roster();

        assertThat(facts).isSortedAccordingTo(Fact.BY_TIME);
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.stream()).isEqualTo(Stream.LIVE);
            assertThat(roster.find(fact.worker())).isNotNull();
            assertThat(roster.find(fact.station())).isNotNull();
        });
        assertThat(facts.stream().map(Identity::of)).doesNotHaveDuplicates();
        assertThat(facts.stream().map(fact -> fact.source().eventId())).doesNotHaveDuplicates();
    }

    @Test
    void everyWorkerAndEveryStationHasFactsOfEveryKindOnTheFullDays() {
        List<Fact> facts = DemoFactory.facts(TODAY, DAYS.midnight(), DemoDays.UTC);

        assertThat(facts.stream()
                        .map(fact -> fact.worker().value() + fact.kindRank())
                        .distinct())
                .hasSize(6 * 4);
        assertThat(facts.stream()
                        .map(fact -> fact.station().value() + fact.kindRank())
                        .distinct())
                .hasSize(6 * 4);
    }

    @Test
    void eventIdsAreTheWorkersOwnSequenceOfTheDate() {
        Map<String, List<String>> byWorkerAndDate = new HashMap<>();
        for (Fact fact : DAYS.facts()) {
            String prefix = "demo-" + DemoDays.UTC.at(fact.at()).toLocalDate() + "-"
                    + fact.worker().value() + "-";
            byWorkerAndDate
                    .computeIfAbsent(prefix, _ -> new ArrayList<>())
                    .add(String.valueOf(fact.source().eventId()));
        }

        assertThat(byWorkerAndDate).hasSize(6 * 3).containsKey("demo-2026-11-22-W1-");
        assertThat(byWorkerAndDate).allSatisfy((prefix, ids) -> {
            assertThat(ids).allMatch(id -> id.matches(prefix + "\\d{4}"));
            assertThat(ids).contains(prefix + "0001", prefix + "0007");
            assertThat(ids.stream().sorted().toList().getLast()).endsWith(String.valueOf(ids.size()));
        });
    }

    @Test
    void everyFactNamesTheCameraAboveItsStationAndItsModel() {
        assertThat(DAYS.facts()).allSatisfy(fact -> {
            String station = fact.station().value();
            assertThat(fact.source().camera())
                    .hasToString("CameraId[site=SiteId[value=default], value=cam-" + station + "]");
            assertThat(fact.source().modelId()).isEqualTo("pose-activity");
            assertThat(fact.source().modelVersion()).isEqualTo(station.equals("S6") ? "2.4.0" : "2.3.1");
            assertThat(fact.confidence()).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("io.linebeat.sim.DemoDays#some")
    void atFiveEveryoneIsSaidToBeAbsentAndNothingMoreIsSaid(DemoDays days) {
        Map<String, Fact> last = new HashMap<>();
        for (Fact fact : days.facts()) {
            last.put(days.clock().at(fact.at()).toLocalDate() + fact.worker().value(), fact);
        }

        assertThat(last).hasSize(6 * 3);
        assertThat(last).allSatisfy((_, fact) -> {
            assertThat(days.clock().at(fact.at()).toLocalTime()).hasToString("17:00");
            assertThat(fact)
                    .isInstanceOfSatisfying(
                            Observation.class, said -> assertThat(said.state()).isEqualTo(State.ABSENT));
        });
    }

    @Test
    void unitsAreCountedNearlyOneByOneAndNoneIsForgotten() {
        long finished = DAYS.allDays().stream()
                .flatMap(date -> DemoFactory.workDays(date, DemoDays.UTC))
                .mapToLong(day -> day.units().size())
                .sum();
        List<Fact> counted =
                DAYS.facts().stream().filter(Production.class::isInstance).toList();

        assertThat(counted.stream().mapToLong(Fact::count).sum()).isEqualTo(finished);
        assertThat(counted).allMatch(fact -> fact.count() == 1 || fact.count() == 2);
        assertThat(counted.size()).isGreaterThan((int) (finished * 9 / 10));
    }
}
