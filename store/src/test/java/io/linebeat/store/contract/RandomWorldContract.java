package io.linebeat.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.store.Census;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Intake;
import io.linebeat.store.Page;
import io.linebeat.store.Progress;
import io.linebeat.store.Recorded;
import io.linebeat.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random worlds, told in random batches: every figure is the oracle's, to the microsecond.
interface RandomWorldContract extends Premises {
    int WORLDS = 160;
    int QUESTIONS = 6;

    @Test
    default void everyReceiptAndEveryFigureIsWhatTheLawDemands() throws Exception {
        Seeds.rounds(WORLDS, seeds -> {
            List<World> worlds = World.of(seeds);
            Expected expected = new Expected();
            try (Store store = open("law " + seeds.getFirst(), World.rules(worlds), () -> World.NOW)) {
                for (World world : worlds) {
                    Seeds.replayable(world.seed, () -> tellAndAsk(store, world, expected));
                }
                assertAllLawful(store, worlds, expected);

                store.rebuild(Progress.UNHEARD);
                assertAllLawful(store, worlds, expected);
            }
        });
    }

    private static void tellAndAsk(Store store, World world, Expected expected) {
        Scene.register(store, world.roster);
        List<Fact> told = new ArrayList<>();
        for (List<Fact> batch : world.batches()) {
            List<Receipt> demanded = batch.stream().map(expected::arrives).toList();
            assertThat(store.record(Intake.of(batch))).isEqualTo(demanded);
            told.addAll(batch);
            if (world.random().nextInt(4) == 0) {
                assertLawful(store, world, told, world.ask());
            }
        }
        for (int i = 0; i < QUESTIONS; i++) {
            assertLawful(store, world, told, world.ask());
        }
    }

    static void tellEverything(Store store, World world) {
        Scene.register(store, world.roster);
        world.batches().forEach(batch -> store.record(Intake.of(batch)));
    }

    static void assertLawful(Store store, World world, Collection<Fact> told, World.Asked asked) {
        Report report = store.report(asked.question(), asked.now());
        assertThat(OracleView.answered(report))
                .as("%s asked at %d", asked.question(), asked.now())
                .isEqualTo(OracleView.demanded(told, store.rules(), world.roster, asked.question(), asked.now()));
    }

    private static void assertAllLawful(Store store, List<World> worlds, Expected expected) throws Exception {
        for (World world : worlds) {
            Seeds.replayable(world.seed, () -> assertLawful(store, world, world.arrivals, world.ask()));
        }
        List<Fact> told = World.arrivals(worlds);
        assertThat(OracleView.answered(store.report(Question.EVERYTHING, World.NOW)))
                .isEqualTo(OracleView.demanded(told, store.rules(), store.roster(), Question.EVERYTHING, World.NOW));
        Census census = store.census();
        assertThat(census.facts()).isEqualTo(expected.facts().size());
        assertThat(census.aside()).isEqualTo(expected.aside());
        assertThat(factsOf(store)).containsExactlyInAnyOrderElementsOf(expected.facts());
    }

    private static List<Fact> factsOf(Store store) {
        List<Fact> facts = new ArrayList<>();
        store.eachFact(new Span(0, Long.MAX_VALUE), recorded -> facts.add(recorded.fact()));
        return facts;
    }

    @Test
    default void arrivalLeavesNoTraceInAnyAnswer() throws Exception {
        Seeds.rounds(24, seeds -> {
            List<World> worlds = World.of(seeds);
            Rules rules = World.rules(worlds);
            Random random = new Random(seeds.getFirst());
            List<Fact> arrivals = World.arrivals(worlds);
            List<Fact> shuffled = new ArrayList<>(arrivals);
            shuffled.addAll(arrivals.subList(0, arrivals.size() / 3));
            Collections.shuffle(shuffled, random);
            try (Store inOrder = open("in order " + seeds.getFirst(), rules, () -> World.NOW);
                    Store inDisorder = open("in disorder " + seeds.getFirst(), rules, () -> World.NOW + 99)) {
                worlds.forEach(world -> Scene.register(inOrder, world.roster));
                worlds.reversed().forEach(world -> Scene.register(inDisorder, world.roster));
                World.batches(arrivals, random).forEach(batch -> inOrder.record(Intake.of(batch)));
                World.batches(shuffled, random).forEach(batch -> inDisorder.record(Intake.of(batch)));

                for (World world : worlds) {
                    Seeds.replayable(world.seed, () -> assertSameAnswers(inOrder, inDisorder, world));
                }
                assertThat(pages(inDisorder, false)).isEqualTo(pages(inOrder, false));
                assertThat(pages(inDisorder, true)).isEqualTo(pages(inOrder, true));
                assertThat(inDisorder.census()).isEqualTo(inOrder.census());
            }
        });
    }

    private static void assertSameAnswers(Store inOrder, Store inDisorder, World world) {
        World.Asked asked = world.ask();
        Report report = inOrder.report(asked.question(), asked.now());
        Report other = inDisorder.report(asked.question(), asked.now());
        assertThat(other).isEqualTo(report);
        assertThat(other.toString()).isEqualTo(report.toString());
        SiteId site = world.roster.workers().iterator().next().id().site();
        assertThat(RunContract.all(inDisorder, site)).isEqualTo(RunContract.all(inOrder, site));
    }

    /// Facts and cursors of every page, without what notes the arrival.
    private static List<String> pages(Store store, boolean shadow) {
        List<String> pages = new ArrayList<>();
        String cursor = null;
        do {
            Page<Recorded> page = store.facts(new FactQuestion(null, null, null, null, null, shadow, 50, cursor));
            cursor = page.next();
            pages.add(page.items().stream().map(Recorded::fact).toList() + " " + cursor);
        } while (cursor != null);
        return pages;
    }
}
