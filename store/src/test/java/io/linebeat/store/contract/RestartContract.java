package io.linebeat.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.report.Question;
import io.linebeat.store.Census;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Intake;
import io.linebeat.store.Page;
import io.linebeat.store.Recorded;
import io.linebeat.store.Store;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A store that is closed and opened again goes on as if nothing had happened.
interface RestartContract extends Premises {

    @Test
    default void restartsBetweenBatchesChangeNothing() throws Exception {
        Seeds.rounds(20, seeds -> {
            List<World> worlds = World.of(seeds);
            Rules rules = World.rules(worlds);
            Random random = new Random(seeds.getFirst());
            List<Fact> arrivals = new ArrayList<>(World.arrivals(worlds));
            Collections.shuffle(arrivals, random);
            Expected expected = new Expected();
            int told = 0;
            for (int life = 0; life < 3; life++) {
                int until = life == 2 ? arrivals.size() : random.nextInt(told, arrivals.size() + 1);
                try (Store store = open("lives " + seeds.getFirst(), rules, () -> World.NOW)) {
                    if (life == 0) {
                        worlds.forEach(world -> Scene.register(store, world.roster));
                    }
                    tell(store, arrivals.subList(told, until), expected, random);
                    assertLawful(store, worlds, arrivals.subList(0, until), expected);
                }
                told = until;
            }
        });
    }

    private static void tell(Store store, List<Fact> facts, Expected expected, Random random) {
        for (List<Fact> batch : World.batches(facts, random)) {
            List<Receipt> demanded = batch.stream().map(expected::arrives).toList();
            assertThat(store.record(Intake.of(batch))).isEqualTo(demanded);
        }
    }

    private static void assertLawful(Store store, List<World> worlds, List<Fact> told, Expected expected)
            throws Exception {
        Question everything = Question.EVERYTHING;
        assertThat(OracleView.answered(store.report(everything, World.NOW)))
                .as("replay with -Dseed=%d, if that world alone fails too", worlds.getFirst().seed)
                .isEqualTo(OracleView.demanded(told, store.rules(), store.roster(), everything, World.NOW));
        assertThat(store.census().facts()).isEqualTo(expected.facts().size());
        assertThat(store.census().aside()).isEqualTo(expected.aside());
        for (World world : worlds) {
            Seeds.replayable(world.seed, () -> RandomWorldContract.assertLawful(store, world, told, world.ask()));
        }
    }

    @Test
    default void aChangedHoldRestatesThePast() throws Exception {
        World world = new World(17);
        Rules first = World.rules(List.of(world));
        Rules other = Rules.everywhere(new SiteRules(ZoneOffset.UTC, Hold.always(7 * Micros.MINUTE)));
        SiteId site = world.roster.workers().iterator().next().id().site();
        Rules atOneSite = new Rules(other.usual(), Map.of(site, new SiteRules(ZoneOffset.UTC, Hold.ONE_HOUR)));
        try (Store store = open("hold", first, () -> World.NOW)) {
            RandomWorldContract.tellEverything(store, world);
        }
        for (Rules rules : List.of(other, atOneSite, first)) {
            try (Store store = open("hold", rules, () -> World.NOW)) {
                assertThat(store.rules()).isEqualTo(rules);
                RandomWorldContract.assertLawful(
                        store, world, world.arrivals, new World.Asked(Question.EVERYTHING, World.NOW));
                RandomWorldContract.assertLawful(store, world, world.arrivals, world.ask());
            }
        }
    }

    @Test
    default void anotherZoneChangesNoFigure() throws Exception {
        World world = new World(18);
        Rules there = Rules.everywhere(new SiteRules(ZoneId.of("Asia/Kathmandu"), Hold.ONE_HOUR));
        try (Store store = open("zone", Rules.USUAL, () -> World.NOW)) {
            RandomWorldContract.tellEverything(store, world);
        }
        try (Store store = open("zone", there, () -> World.NOW)) {
            RandomWorldContract.assertLawful(
                    store, world, world.arrivals, new World.Asked(Question.EVERYTHING, World.NOW));
        }
    }

    @Test
    default void aCursorAndTheCensusOutliveARestart() throws Exception {
        World world = new World(19);
        Census census;
        Page<Recorded> whole;
        Page<Recorded> first;
        try (Store store = open("cursor")) {
            RandomWorldContract.tellEverything(store, world);
            census = store.census();
            whole = store.facts(FactQuestion.newest(1_000));
            first = store.facts(FactQuestion.newest(5));
        }
        try (Store store = open("cursor")) {
            assertThat(store.census()).isEqualTo(census);
            Page<Recorded> rest =
                    store.facts(new FactQuestion(null, null, null, null, null, false, 1_000, first.next()));
            assertThat(rest.items())
                    .isNotEmpty()
                    .isEqualTo(whole.items().subList(5, whole.items().size()));
        }
    }
}
