package io.linebeat.store.contract;

import static io.linebeat.store.contract.Scene.ADA;
import static io.linebeat.store.contract.Scene.ADA_AT_DEPOT;
import static io.linebeat.store.contract.Scene.BO;
import static io.linebeat.store.contract.Scene.DEPOT;
import static io.linebeat.store.contract.Scene.PLANT;
import static io.linebeat.store.contract.Scene.S1;
import static io.linebeat.store.contract.Scene.S1_AT_DEPOT;
import static io.linebeat.store.contract.Scene.S2;
import static io.linebeat.store.contract.Scene.T;
import static io.linebeat.store.contract.Scene.absent;
import static io.linebeat.store.contract.Scene.idle;
import static io.linebeat.store.contract.Scene.minutes;
import static io.linebeat.store.contract.Scene.named;
import static io.linebeat.store.contract.Scene.onTrial;
import static io.linebeat.store.contract.Scene.produced;
import static io.linebeat.store.contract.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.store.BadCursor;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Intake;
import io.linebeat.store.Page;
import io.linebeat.store.Recorded;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Facts come out: the newest first, by identity within an instant, page by page.
interface FactListContract extends Premises {
    Fact ADA_WORKS = working(ADA, S1, T);
    Fact ADA_NAMED = named("e", idle(ADA, S2, T));
    Fact BO_WORKS = working(BO, S1, T);
    Fact DEPOT_WORKS = working(ADA_AT_DEPOT, S1_AT_DEPOT, T);
    Fact ADA_MAKES = produced(ADA, S1, minutes(1), 3);
    Fact BO_LEAVES = absent(BO, S2, minutes(400));
    Fact ON_TRIAL = onTrial(working(ADA, S1, minutes(1)));
    Fact OTHER_TRIAL = onTrial(new Stream.Shadow("pose", "10"), working(ADA, S1, minutes(1)));
    List<Fact> ALL = List.of(ADA_WORKS, ADA_NAMED, BO_WORKS, DEPOT_WORKS, ADA_MAKES, BO_LEAVES, ON_TRIAL, OTHER_TRIAL);

    @Test
    default void theNewestComeFirstWhateverArrivedFirst() throws Exception {
        List<List<Fact>> answers = new ArrayList<>();
        for (List<Fact> order : List.of(ALL, ALL.reversed())) {
            try (Store store = open("order " + answers.size())) {
                // Even the order of registration leaves no trace.
                if (answers.isEmpty()) {
                    Scene.register(store);
                } else {
                    List.copyOf(Scene.roster().workers()).reversed().forEach(store::register);
                    List.copyOf(Scene.roster().stations()).reversed().forEach(store::register);
                }
                store.record(Intake.of(order));
                answers.add(facts(store, FactQuestion.newest(100)));
            }
        }

        assertThat(answers.getFirst())
                .containsExactly(BO_LEAVES, ADA_MAKES, DEPOT_WORKS, ADA_WORKS, ADA_NAMED, BO_WORKS);
        assertThat(answers.getLast()).isEqualTo(answers.getFirst());
    }

    @Test
    default void eachFilterKeepsItsOwn() throws Exception {
        try (Store store = open("filters")) {
            Scene.register(store);
            store.record(Intake.of(ALL));

            assertThat(facts(store, question(DEPOT, null, null, null))).containsExactly(DEPOT_WORKS);
            assertThat(facts(store, question(null, "Bo", null, null))).containsExactly(BO_LEAVES, BO_WORKS);
            assertThat(facts(store, question(null, "Ada", null, null)))
                    .as("workers of one id at two sites")
                    .containsExactly(ADA_MAKES, DEPOT_WORKS, ADA_WORKS, ADA_NAMED);
            assertThat(facts(store, question(PLANT, "Ada", null, null)))
                    .containsExactly(ADA_MAKES, ADA_WORKS, ADA_NAMED);
            assertThat(facts(store, question(null, null, "S2", null))).containsExactly(BO_LEAVES, ADA_NAMED);
            assertThat(facts(store, question(PLANT, null, "S1", null))).containsExactly(ADA_MAKES, ADA_WORKS, BO_WORKS);
            assertThat(facts(store, question(null, null, null, "absent"))).containsExactly(BO_LEAVES);
            assertThat(facts(store, question(null, null, null, "idle"))).containsExactly(ADA_NAMED);
            assertThat(facts(store, question(null, null, null, "working")))
                    .containsExactly(DEPOT_WORKS, ADA_WORKS, BO_WORKS);
            assertThat(facts(store, question(null, null, null, "product_count")))
                    .containsExactly(ADA_MAKES);
            assertThat(facts(store, question(PLANT, "Ada", "S1", "working"))).containsExactly(ADA_WORKS);
            assertThat(facts(store, question(null, "Nobody", null, null))).isEmpty();
            assertThat(facts(store, question(new SiteId("moon"), null, null, null)))
                    .isEmpty();
        }
    }

    @Test
    default void aWindowIsHalfOpen() throws Exception {
        try (Store store = open("window")) {
            Scene.register(store);
            store.record(Intake.of(ALL));

            assertThat(facts(store, within(new Span(T, minutes(1)))))
                    .doesNotContain(ADA_MAKES)
                    .hasSize(4);
            assertThat(facts(store, within(new Span(minutes(1), minutes(400))))).containsExactly(ADA_MAKES);
            assertThat(facts(store, within(new Span(minutes(1), minutes(400) + 1))))
                    .containsExactly(BO_LEAVES, ADA_MAKES);
            assertThat(facts(store, within(Span.emptyAt(T)))).isEmpty();
        }
    }

    @Test
    default void shadowFactsAreListedOnlyWhenAskedFor() throws Exception {
        try (Store store = open("shadow")) {
            Scene.register(store);
            store.record(Intake.of(ALL));

            assertThat(facts(store, new FactQuestion(null, null, null, null, null, true, 100, null)))
                    .containsExactlyInAnyOrder(ON_TRIAL, OTHER_TRIAL);
            assertThat(facts(store, FactQuestion.newest(100))).doesNotContain(ON_TRIAL, OTHER_TRIAL);
        }
    }

    @Test
    default void pagesTileTheListWithoutGapOrOverlap() throws Exception {
        try (Store store = open("pages")) {
            Scene.register(store);
            List<Fact> facts = crowdedDays();
            store.record(Intake.of(facts));
            List<Fact> whole = facts(store, FactQuestion.newest(1_000));
            List<Fact> wholeOfTrials = facts(store, new FactQuestion(null, null, null, null, null, true, 1_000, null));

            assertThat(whole.size() + wholeOfTrials.size()).isEqualTo(facts.size());
            for (int limit : new int[] {1, 2, 7, whole.size() - 1, whole.size(), whole.size() + 1}) {
                assertThat(paged(store, limit, false)).isEqualTo(whole);
                assertThat(paged(store, limit, true)).isEqualTo(wholeOfTrials);
            }
        }
    }

    @Test
    default void aPageGoesOnWhereItEndedThoughNewerFactsArrivedMeanwhile() throws Exception {
        try (Store store = open("growing")) {
            Scene.register(store);
            store.record(Intake.of(ALL));
            Page<Recorded> first = store.facts(FactQuestion.newest(2));
            store.record(Scene.intake(working(BO, S1, minutes(800)), working(BO, S2, minutes(2))));

            assertThat(facts(store, FactQuestion.newest(2))).contains(working(BO, S1, minutes(800)));
            assertThat(facts(store, next(FactQuestion.newest(100), first.next())))
                    .containsExactly(DEPOT_WORKS, ADA_WORKS, ADA_NAMED, BO_WORKS);
        }
    }

    @Test
    default void aCursorThatNoAnswerGaveIsABadCursor() throws Exception {
        try (Store store = open("cursors")) {
            Scene.register(store);
            store.record(Intake.of(ALL));
            String ofRefusals = pageOfRefusals(store);
            for (String bad : List.of("", "x", "ä", "!!", "bm9uZSBvZiBvdXJz", ofRefusals)) {
                assertThatThrownBy(() -> store.facts(next(FactQuestion.newest(10), bad)))
                        .as("cursor '%s'", bad)
                        .isInstanceOf(BadCursor.class)
                        .hasMessageContaining("cursor: '" + bad + "'");
            }
        }
    }

    private static String pageOfRefusals(Store store) {
        store.record(Intake.of(List.of(), List.of(RefusalContract.refusal(1), RefusalContract.refusal(2))));
        return String.valueOf(store.refusals(new RefusalQuestion(null, 1, null)).next());
    }

    /// Many at one instant, and days without any between.
    private static List<Fact> crowdedDays() {
        List<Fact> facts = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            for (int minute = 0; minute < 20; minute += 5) {
                long at = minutes(minute) + day * Micros.DAY;
                facts.addAll(List.of(
                        working(ADA, S1, at),
                        working(ADA, S2, at),
                        named("a", working(ADA, S1, at)),
                        named("ü", working(ADA, S1, at)),
                        working(BO, S1, at),
                        produced(ADA_AT_DEPOT, S1_AT_DEPOT, at, 2),
                        onTrial(working(ADA, S1, at)),
                        onTrial(new Stream.Shadow("a, version=b", "c"), working(ADA, S1, at)),
                        onTrial(new Stream.Shadow("a", "b, version=c"), working(ADA, S1, at))));
            }
        }
        Collections.shuffle(facts, new Random(3));
        return facts;
    }

    private static List<Fact> paged(Store store, int limit, boolean shadow) {
        List<Fact> facts = new ArrayList<>();
        String cursor = null;
        do {
            Page<Recorded> page = store.facts(new FactQuestion(null, null, null, null, null, shadow, limit, cursor));
            assertThat(page.items()).hasSizeBetween(1, limit);
            page.items().forEach(recorded -> facts.add(recorded.fact()));
            cursor = page.next();
        } while (cursor != null);
        return facts;
    }

    private static List<Fact> facts(Store store, FactQuestion question) {
        return store.facts(question).items().stream().map(Recorded::fact).toList();
    }

    private static FactQuestion within(Span window) {
        return new FactQuestion(window, null, null, null, null, false, 100, null);
    }

    private static FactQuestion next(FactQuestion question, @Nullable String cursor) {
        return new FactQuestion(null, null, null, null, null, question.shadow(), question.limit(), cursor);
    }

    private static FactQuestion question(
            @Nullable SiteId site, @Nullable String worker, @Nullable String station, @Nullable String kind) {
        return new FactQuestion(null, site, worker, station, kind, false, 100, null);
    }
}
