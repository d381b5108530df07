package io.linebeat.store.contract;

import static io.linebeat.store.contract.Scene.ADA;
import static io.linebeat.store.contract.Scene.ADA_AT_DEPOT;
import static io.linebeat.store.contract.Scene.BO;
import static io.linebeat.store.contract.Scene.PLANT;
import static io.linebeat.store.contract.Scene.S1;
import static io.linebeat.store.contract.Scene.S1_AT_DEPOT;
import static io.linebeat.store.contract.Scene.S2;
import static io.linebeat.store.contract.Scene.T;
import static io.linebeat.store.contract.Scene.absent;
import static io.linebeat.store.contract.Scene.idle;
import static io.linebeat.store.contract.Scene.intake;
import static io.linebeat.store.contract.Scene.minutes;
import static io.linebeat.store.contract.Scene.named;
import static io.linebeat.store.contract.Scene.onTrial;
import static io.linebeat.store.contract.Scene.produced;
import static io.linebeat.store.contract.Scene.seenBy;
import static io.linebeat.store.contract.Scene.sure;
import static io.linebeat.store.contract.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.store.Census;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Intake;
import io.linebeat.store.Recorded;
import io.linebeat.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Facts come in: what the answer says, and what is kept.
interface FactContract extends Premises {

    @Test
    default void aFreshStoreHoldsNothing() throws Exception {
        try (Store store = open("fresh")) {
            assertThat(store.census()).isEqualTo(new Census(0, 0, 0, 0, 0, null, null, false));
            assertThat(store.facts(FactQuestion.newest(10)).items()).isEmpty();
            assertThat(store.roster().workers()).isEmpty();
            assertThat(store.report(Question.EVERYTHING, T).workers()).isEmpty();
        }
    }

    @Test
    default void aFactIsNewOnceAndADuplicateEverAfter() throws Exception {
        try (Store store = open("once")) {
            Scene.register(store);
            Fact fact = working(ADA, S1, T);

            assertThat(store.record(intake(fact))).containsExactly(Receipt.NEW);
            assertThat(store.record(intake(fact, fact))).containsExactly(Receipt.DUPLICATE, Receipt.DUPLICATE);
            assertThat(store.census()).isEqualTo(new Census(1, 1, 0, 0, 0, T, T, false));
        }
    }

    @Test
    default void receiptsStandInTheOrderOfTheirFactsWithinOneBatchToo() throws Exception {
        try (Store store = open("batch")) {
            Scene.register(store);
            Fact first = named("e", working(ADA, S1, T));
            Fact greater = sure(900_000, named("e", idle(ADA, S1, T)));

            assertThat(store.record(intake(first, idle(BO, S1, T), first, greater, first)))
                    .containsExactly(Receipt.NEW, Receipt.NEW, Receipt.DUPLICATE, Receipt.CONFLICT, Receipt.CONFLICT);
        }
    }

    @Test
    default void ofAConflictTheGreaterIsInForceWhicheverCameFirst() throws Exception {
        Fact lesser = sure(100_000, named("e", working(ADA, S1, T)));
        Fact greater = sure(900_000, named("e", idle(ADA, S2, T)));
        for (List<Fact> order : List.of(List.of(lesser, greater), List.of(greater, lesser))) {
            try (Store store = open("conflict " + order.indexOf(lesser))) {
                Scene.register(store);

                assertThat(store.record(Intake.of(List.of(order.getFirst())))).containsExactly(Receipt.NEW);
                assertThat(store.record(Intake.of(List.of(order.getLast())))).containsExactly(Receipt.CONFLICT);
                assertThat(factsOf(store)).containsExactly(greater);
                assertThat(store.census()).isEqualTo(new Census(1, 1, 1, 0, 0, T, T, false));
            }
        }
    }

    @Test
    default void whatWasPutAsideIsCountedOnceHoweverOftenItComes() throws Exception {
        try (Store store = open("aside")) {
            Scene.register(store);
            Fact lesser = named("e", idle(ADA, S1, T));
            Fact greater = named("e", working(ADA, S1, T));
            store.record(intake(lesser, greater, lesser));
            store.record(intake(lesser, named("e", absent(ADA, S1, T))));

            assertThat(store.census().aside()).isEqualTo(2);
            assertThat(factsOf(store)).containsExactly(greater);
        }
    }

    @Test
    default void theSameInstantAndWordsAreAnotherFactWhereStreamSiteWorkerOrFamilyDiffer() throws Exception {
        try (Store store = open("identity")) {
            Scene.register(store);
            List<Fact> facts = List.of(
                    working(ADA, S1, T),
                    working(ADA, S2, T),
                    idle(ADA, S1, T),
                    absent(ADA, S1, T),
                    produced(ADA, S1, T, 0),
                    produced(ADA, S1, T, 1),
                    working(ADA, S1, T + 1),
                    working(BO, S1, T),
                    working(ADA_AT_DEPOT, S1_AT_DEPOT, T),
                    named("e", working(ADA, S1, T)),
                    named("f", working(ADA, S1, T)),
                    named("e", produced(ADA, S1, T, 1)),
                    named("=2:0:S1", working(ADA, S1, T)),
                    onTrial(working(ADA, S1, T)),
                    onTrial(new Stream.Shadow("pose", "3"), working(ADA, S1, T)));

            assertThat(store.record(Intake.of(facts))).containsOnly(Receipt.NEW).hasSameSizeAs(facts);
            assertThat(store.record(Intake.of(facts))).containsOnly(Receipt.DUPLICATE);
            assertThat(store.census().facts()).isEqualTo(facts.size());
        }
    }

    /// Texts whose 32-bit hashes are equal: a store that compares hashes loses one.
    @Test
    default void namesWithEqualHashesAreTwoNames() throws Exception {
        try (Store store = open("hashes")) {
            Scene.register(store);
            assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

            assertThat(store.record(intake(named("Aa", working(ADA, S1, T)), named("BB", working(ADA, S1, T)))))
                    .containsExactly(Receipt.NEW, Receipt.NEW);
        }
    }

    @Test
    default void everyPartOfAFactComesBackAsItWasSent() throws Exception {
        try (Store store = open("whole")) {
            Scene.register(store);
            List<Fact> facts = List.of(
                    working(ADA, S1, T),
                    sure(0, idle(ADA, S1, T + 1)),
                    sure(1_000_000, absent(ADA, S2, T + 2)),
                    produced(BO, S1, T + 3, 1_000_000_000),
                    named(" ünïcode 𝄞 ", produced(BO, S2, T + 4, 0)),
                    seenBy("cam", null, null, working(BO, S1, T + 5)),
                    seenBy("cam", "pose", null, working(BO, S1, T + 6)),
                    seenBy("cam", null, "2", working(BO, S1, T + 7)),
                    seenBy("cam 2", "pose", "2", named("e", working(BO, S1, T + 8))),
                    new Observation(
                            Stream.LIVE, ADA, S1, T + 9, State.IDLE, null, new Source(null, null, "pose", "2")));
            store.record(Intake.of(facts));

            assertThat(factsOf(store)).containsExactlyElementsOf(facts.reversed());
        }
    }

    @Test
    default void arrivalIsNotedInAGrowingSequenceWithTheClocksTime() throws Exception {
        AtomicLong clock = new AtomicLong(Scene.NOW);
        try (Store store = open("arrival", Rules.USUAL, clock::get)) {
            Scene.register(store);
            store.record(intake(working(ADA, S1, minutes(2))));
            clock.addAndGet(7);
            store.record(Intake.demo(List.of(working(ADA, S1, minutes(1)))));

            List<Recorded> newestFirst = store.facts(FactQuestion.newest(2)).items();
            assertThat(newestFirst).extracting(Recorded::receivedAt).containsExactly(Scene.NOW, Scene.NOW + 7);
            assertThat(newestFirst).extracting(Recorded::demo).containsExactly(false, true);
            assertThat(newestFirst.getLast().seq())
                    .isGreaterThan(newestFirst.getFirst().seq());
        }
    }

    @Test
    default void theCensusTellsWhatSendersSentFromWhatTheDemoMade() throws Exception {
        try (Store store = open("senders")) {
            Scene.register(store);
            store.record(Intake.demo(List.of(named("e", idle(ADA, S1, T)), working(BO, S1, T))));
            assertThat(store.census().ofSenders()).isZero();

            store.record(intake(idle(BO, S1, minutes(5))));
            assertThat(store.census().ofSenders()).isEqualTo(1);

            store.record(intake(named("e", working(ADA, S1, T))));
            assertThat(store.census().ofSenders()).isEqualTo(2);

            store.record(intake(working(BO, S1, T)));
            assertThat(store.census()).isEqualTo(new Census(3, 2, 1, 0, 0, T, minutes(5), false));
        }
    }

    @Test
    default void anEmptyIntakeIsAnsweredAndChangesNothing() throws Exception {
        try (Store store = open("empty")) {
            Scene.register(store);
            store.record(intake(working(ADA, S1, T)));
            Census before = store.census();

            assertThat(store.record(Intake.of(List.of()))).isEmpty();
            assertThat(store.record(Intake.demo(List.of()))).isEmpty();
            assertThat(store.census()).isEqualTo(before);
        }
    }

    @Test
    default void anIntakeOfAnUnregisteredWorkerOrStationIsRefusedWholeAndHarmsNobody() throws Exception {
        try (Store store = open("unregistered")) {
            Scene.register(store);
            Fact good = working(ADA, S1, T);
            Fact ofNobody = working(new WorkerId(PLANT, "ada"), S1, T);
            Fact nowhere = working(ADA, new StationId(PLANT, "S3"), T);

            assertThatThrownBy(() -> store.record(intake(good, ofNobody)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ada");
            assertThatThrownBy(() -> store.record(intake(nowhere, good)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("S3");
            assertThat(store.census().facts()).isZero();
            assertThat(store.record(intake(good))).containsExactly(Receipt.NEW);
        }
    }

    @Test
    default void eachFactOfAStretchComesInOrderOfTimeAndOfEveryStream() throws Exception {
        try (Store store = open("each")) {
            Scene.register(store);
            Fact early = working(BO, S1, minutes(1));
            Fact shadow = onTrial(working(ADA, S1, minutes(2)));
            Fact late = idle(ADA, S1, minutes(300));
            store.record(intake(late, shadow, early, working(ADA, S1, T), working(ADA, S1, minutes(301))));

            List<Fact> seen = new ArrayList<>();
            store.eachFact(new Span(minutes(1), minutes(301)), recorded -> seen.add(recorded.fact()));
            assertThat(seen).containsExactly(early, shadow, late);

            seen.clear();
            store.eachFact(new Span(0, Long.MAX_VALUE), recorded -> seen.add(recorded.fact()));
            assertThat(seen).hasSize(5);
        }
    }

    @Test
    default void theFirstFactOfAStretchIsALiveOneAtTheSite() throws Exception {
        try (Store store = open("first")) {
            Scene.register(store);
            store.record(intake(
                    working(BO, S1, minutes(1)),
                    onTrial(working(ADA, S1, minutes(2))),
                    working(ADA, S1, minutes(300))));
            Span later = new Span(minutes(1) + 1, minutes(301));

            assertThat(store.firstFact(ADA.site(), new Span(minutes(1), minutes(301))))
                    .hasValue(minutes(1));
            assertThat(store.firstFact(ADA.site(), later)).hasValue(minutes(300));
            assertThat(store.firstFact(ADA.site(), new Span(later.from(), minutes(300))))
                    .isEmpty();
            assertThat(store.firstFact(new SiteId("elsewhere"), later)).isEmpty();
        }
    }

    private static List<Fact> factsOf(Store store) {
        return store.facts(FactQuestion.newest(100)).items().stream()
                .map(Recorded::fact)
                .toList();
    }
}
