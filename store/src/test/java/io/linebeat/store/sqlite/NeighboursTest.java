package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.measure.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is remembered is what the database would say, and it is read rarely.
class NeighboursTest {
    private static final int STEPS = 6_000;

    private final Map<Lane, TreeSet<Observation>> database = new HashMap<>();
    private final Neighbours neighbours = new Neighbours(this::search);
    private int searches;

    private List<Observation> search(Lane lane, Span stretch) {
        searches++;
        return stored(lane, stretch);
    }

    private List<Observation> stored(Lane lane, Span stretch) {
        return database.getOrDefault(lane, new TreeSet<>(Fact.BY_TIME)).stream()
                .filter(observation -> stretch.contains(observation.at()))
                .toList();
    }

    private boolean add(Observation observation) {
        boolean isNew = database.computeIfAbsent(Lane.of(observation), _ -> new TreeSet<>(Fact.BY_TIME))
                .add(observation);
        if (isNew) {
            neighbours.added(observation);
        }
        return isNew;
    }

    private void remove(Observation observation) {
        database.getOrDefault(Lane.of(observation), new TreeSet<>(Fact.BY_TIME)).remove(observation);
        neighbours.removed(observation);
    }

    private static Observation observation(int worker, long at, State state) {
        return new Observation(
                Stream.LIVE, Numbered.worker(worker), Numbered.station(0), at, state, null, Source.UNKNOWN);
    }

    private static Lane lane(int worker) {
        return new Lane(Stream.LIVE, Numbered.worker(worker));
    }

    @Test
    void whateverHappensItSaysWhatTheDatabaseSays() {
        String given = System.getProperty("seed", "");
        long seed = given.isEmpty() ? 1 : Long.parseLong(given);
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            int worker = random.nextInt(3);
            long now = Numbered.START + step / 40 * Grid.CELL / 4;
            long at = now - (random.nextInt(20) == 0 ? random.nextLong(40 * Grid.CELL) : random.nextLong(Grid.CELL));
            at -= at % 1_000_000;
            Observation observation = observation(worker, at, State.ofRank(random.nextInt(3)));
            if (!add(observation) && random.nextBoolean()) {
                remove(observation);
            }
            if (random.nextInt(1_000) == 0) {
                neighbours.forgetAll();
            }
            Span asked = Span.emptyAt(at).widened(random.nextLong(1, 20 * Grid.CELL), random.nextLong(20 * Grid.CELL));
            assertThat(neighbours.find(lane(worker), asked))
                    .as("replay with -Dseed=%d, step %d", seed, step)
                    .isEqualTo(stored(lane(worker), asked));
        }
        assertThat(searches).as("searches for %d questions", STEPS).isLessThan(STEPS / 5);
    }

    @Test
    void inOrderOneSearchServesManyFacts() {
        for (int i = 0; i < 1_000; i++) {
            long at = Numbered.START + i * Grid.CELL / 10;
            add(observation(0, at, State.WORKING));
            neighbours.find(lane(0), Span.emptyAt(at).widened(8 * Grid.CELL, 8 * Grid.CELL));
        }
        assertThat(searches).isLessThan(12);
    }

    @Test
    void itForgetsTheQuietestWhenTooMuchHasGathered() {
        int each = Neighbours.MAX_KEPT / 3;
        for (int worker = 0; worker < 5; worker++) {
            neighbours.find(lane(worker), new Span(Numbered.START, Numbered.START + each));
            for (int i = 0; i < each; i++) {
                neighbours.added(observation(worker, Numbered.START + i, State.IDLE));
            }
            neighbours.find(lane(worker), new Span(Numbered.START, Numbered.START + 1));
            assertThat(neighbours.kept()).isLessThanOrEqualTo(Neighbours.MAX_KEPT);
        }
        int before = searches;
        neighbours.find(lane(4), new Span(Numbered.START, Numbered.START + 1));
        assertThat(searches).as("the latest is remembered").isEqualTo(before);
        neighbours.find(lane(0), new Span(Numbered.START, Numbered.START + 1));
        assertThat(searches).as("the quietest is read again").isEqualTo(before + 1);
    }
}
