package io.linebeat.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Ledger;
import io.linebeat.core.ledger.Post;
import io.linebeat.core.proof.World.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How facts arrive leaves no trace: their order, their repetition, their batches, a restart, a rebuild.
class ArrivalTest {

    @Test
    void orderRepetitionAndBatchesLeaveNoTrace() {
        Cases.forEach(500, World::new, world -> {
            WatchedShelf atOnce = recorded(world, List.of(world.arrivals));
            List<Fact> again = new ArrayList<>(world.arrivals);
            again.addAll(world.dice.some(world.arrivals, 0, world.arrivals.size()));
            List<Fact> shuffled = world.dice.shuffled(again);

            assertThatNothingDiffers(world, recorded(world, world.dice.pieces(shuffled, 1)), atOnce);
            assertThatNothingDiffers(world, recorded(world, world.dice.pieces(shuffled, 12)), atOnce);
        });
    }

    @Test
    void aSecondLedgerOnTheSameShelfGoesOn() {
        Cases.forEach(300, World::new, world -> {
            WatchedShelf shelf = new WatchedShelf();
            for (List<Fact> untilTheNextRestart : world.dice.pieces(world.arrivals, 20)) {
                new Ledger(shelf, world.rules).record(untilTheNextRestart);
            }
            assertThatNothingDiffers(world, shelf, recorded(world, List.of(world.arrivals)));
        });
    }

    @Test
    void runsAndTalliesComeBackFromTheFactsAlone() {
        Cases.forEach(400, World::new, world -> {
            int half = world.dice.below(world.arrivals.size() + 1);
            WatchedShelf original = recorded(world, List.of(world.arrivals.subList(0, half)));
            WatchedShelf rebuilt = new WatchedShelf();
            world.dice.shuffled(original.memory.facts()).forEach(rebuilt::putIfAbsent);
            rebuild(world, rebuilt);
            assertThat(rebuilt.runs).isEqualTo(original.runs);
            assertThatReportsAreEqual(world, rebuilt, original);

            List<Fact> rest = world.arrivals.subList(half, world.arrivals.size());
            new Ledger(original, world.rules).record(rest);
            new Ledger(rebuilt, world.rules).record(rest);
            assertThat(rebuilt.runs).isEqualTo(original.runs);
            assertThatReportsAreEqual(world, rebuilt, original);
        });
    }

    @Test
    void receiptsSayWhatBecameOfEachArrival() {
        Cases.forEach(300, World::new, world -> {
            List<Receipt> expected = new ArrayList<>();
            Map<Identity, Set<Fact>> arrived = new HashMap<>();
            for (Fact fact : world.arrivals) {
                Set<Fact> same = arrived.computeIfAbsent(Identity.of(fact), _ -> new HashSet<>());
                Fact greatest = same.stream().max(Fact.RANK).orElse(null);
                expected.add(
                        greatest == null ? Receipt.NEW : greatest.equals(fact) ? Receipt.DUPLICATE : Receipt.CONFLICT);
                same.add(fact);
            }
            WatchedShelf shelf = new WatchedShelf();
            assertThat(new Ledger(shelf, world.rules).record(world.arrivals)).isEqualTo(expected);

            Set<Fact> lesser = new HashSet<>(world.arrivals);
            arrived.values()
                    .forEach(same -> lesser.remove(same.stream().max(Fact.RANK).orElseThrow()));
            assertThat(shelf.memory.aside()).isEqualTo(lesser);
        });
    }

    @Test
    void aDuplicateReadsAndWritesNothing() {
        Cases.forEach(200, World::new, world -> {
            WatchedShelf shelf = recorded(world, List.of(world.arrivals));
            shelf.read.clear();
            shelf.written.clear();
            new Ledger(shelf, world.rules).record(world.dice.shuffled(world.arrivals));
            assertThat(shelf.read).isEmpty();
            assertThat(shelf.written).isEmpty();
        });
    }

    @Test
    void aFactCostsItsNeighbourhoodAlone() {
        Cases.forEach(200, World::new, world -> {
            WatchedShelf shelf = new WatchedShelf();
            Ledger ledger = new Ledger(shelf, world.rules);
            for (Fact fact : world.arrivals) {
                shelf.read.clear();
                shelf.written.clear();
                ledger.record(List.of(fact));
                long hold = world.rules.of(fact.worker().site()).hold().longest();
                assertThat(shelf.read)
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(stretch -> stretch.from() >= fact.at() - 3 * hold - Grid.CELL
                                && stretch.to() <= fact.at() + 2 * hold + Grid.CELL);
                assertThat(shelf.written)
                        .allMatch(cell -> cell >= Grid.cellOf(fact.at()) && cell <= Grid.cellOf(fact.at() + 2 * hold));
            }
        });
    }

    private static WatchedShelf recorded(World world, List<List<Fact>> batches) {
        WatchedShelf shelf = new WatchedShelf();
        Ledger ledger = new Ledger(shelf, world.rules);
        batches.forEach(ledger::record);
        return shelf;
    }

    /// In pieces of cells, as a store does that cannot hold a whole history.
    private static void rebuild(World world, WatchedShelf shelf) {
        Ledger ledger = new Ledger(shelf, world.rules);
        long first = Grid.cellOf(world.time.from());
        long end = Grid.cellOf(world.time.to() + 25 * 4 * Grid.CELL) + 1;
        for (Lane lane : shelf.lanes()) {
            long width = world.dice.between(1, 50);
            for (long cell = first; cell < end; cell += width) {
                ledger.restoreRuns(lane, cell, Math.min(end, cell + width));
            }
        }
        for (Post post : shelf.posts()) {
            for (long cell = first; cell < end; cell++) {
                ledger.restoreStation(post, cell);
            }
        }
        for (Fact fact : shelf.memory.facts()) {
            ledger.restoreCounts(Lane.of(fact), Post.of(fact), Grid.cellOf(fact.at()), fact.count(), 1);
        }
    }

    private static void assertThatNothingDiffers(World world, WatchedShelf actual, WatchedShelf expected) {
        assertThat(actual.memory.facts()).containsExactlyInAnyOrderElementsOf(expected.memory.facts());
        assertThat(actual.memory.aside()).isEqualTo(expected.memory.aside());
        assertThat(actual.runs).isEqualTo(expected.runs);
        assertThatReportsAreEqual(world, actual, expected);
    }

    private static void assertThatReportsAreEqual(World world, WatchedShelf actual, WatchedShelf expected) {
        for (Asked asked : world.questions()) {
            assertThat(actual.memory.report(asked.question(), world.roster, asked.now()))
                    .as("%s", asked)
                    .isEqualTo(expected.memory.report(asked.question(), world.roster, asked.now()));
        }
    }
}
