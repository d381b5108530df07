package io.linebeat.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Rebuilding;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.proof.World.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How facts arrive leaves no trace: their order, their repetition, their batches, a rebuild.
class ArrivalTest {

    @Test
    void orderRepetitionAndBatchesLeaveNoTrace() {
        Cases.forEach(200, World::new, world -> {
            MemoryLedger atOnce = recorded(world, List.of(world.arrivals));
            List<Fact> again = new ArrayList<>(world.arrivals);
            again.addAll(world.dice.some(world.arrivals, 0, world.arrivals.size()));
            List<Fact> shuffled = world.dice.shuffled(again);

            assertThatNothingDiffers(world, recorded(world, world.dice.pieces(shuffled, 1)), atOnce);
            assertThatNothingDiffers(world, recorded(world, world.dice.pieces(shuffled, 12)), atOnce);
        });
    }

    @Test
    void carriesAndSumsComeBackFromTheFactsAlone() {
        Cases.forEach(200, World::new, world -> {
            Book book = recorded(world, world.dice.pieces(world.arrivals, 12)).book();
            MemoryLedger atOnce = recorded(world, List.of(world.arrivals));
            List<Page> seen = new ArrayList<>();
            new Rebuilding(atOnce.names(), world.rules, Rebuilding.Companion.NOBODY)
                    .of(atOnce.book(), Library.NONE, (page, rebuilt) -> {
                        assertThat(page)
                                .as("a page for time that something is carried into")
                                .isNotNull();
                        Contents kept = Library.NONE.contents(page);
                        assertThat(rebuilt.cell()).isEqualTo(page.cell());
                        assertThat(rebuilt.contents().sums()).isEqualTo(kept.sums());
                        assertThat(rebuilt.contents().lanes()).isEqualTo(kept.lanes());
                        for (int i = 0; i < kept.lanes(); i++) {
                            assertThat(rebuilt.contents().lane(i)).isEqualTo(kept.lane(i));
                            assertThat(rebuilt.contents().carry(i)).isEqualTo(kept.carry(i));
                        }
                        seen.add(page);
                    });
            assertThat(seen).isEqualTo(atOnce.book().pages());
            assertThat(book.facts()).isEqualTo(atOnce.book().facts());
        });
    }

    @Test
    void pagesAreInOrderApartAndNotTooFull() {
        Cases.forEach(150, World::new, world -> {
            Book book = recorded(world, world.dice.pieces(world.arrivals, 12)).book();
            for (int i = 0; i < book.size(); i++) {
                Page page = book.page(i);
                assertThat(page.facts() <= world.mostFacts || page.cell().level() == 0)
                        .as("not too full: %s", page)
                        .isTrue();
                assertThat(i == 0 || book.page(i - 1).cell().to() <= page.cell().from())
                        .as("after the page before: %s", page)
                        .isTrue();
            }
        });
    }

    @Test
    void receiptsSayWhatBecameOfEachArrival() {
        Cases.forEach(150, World::new, world -> {
            List<Receipt> expected = new ArrayList<>();
            Map<Identity, Set<Fact>> arrived = new HashMap<>();
            for (Fact fact : world.arrivals) {
                Set<Fact> same = arrived.computeIfAbsent(Identity.of(fact), _ -> new HashSet<>());
                Fact greatest = same.stream().max(Fact.RANK).orElse(null);
                expected.add(
                        greatest == null ? Receipt.NEW : greatest.equals(fact) ? Receipt.DUPLICATE : Receipt.CONFLICT);
                same.add(fact);
            }
            MemoryLedger ledger = new MemoryLedger(world.rules, world.mostFacts);
            List<Receipt> receipts = new ArrayList<>();
            world.dice.pieces(world.arrivals, 12).forEach(batch -> receipts.addAll(ledger.record(batch)));
            assertThat(receipts).isEqualTo(expected);

            Set<Fact> lesser = new HashSet<>(world.arrivals);
            arrived.values()
                    .forEach(same -> lesser.remove(same.stream().max(Fact.RANK).orElseThrow()));
            assertThat(ledger.aside()).isEqualTo(lesser);
        });
    }

    @Test
    void aRepeatLeavesTheSameBook() {
        Cases.forEach(200, World::new, world -> {
            MemoryLedger ledger = recorded(world, List.of(world.arrivals));
            Book before = ledger.book();
            ledger.record(world.dice.shuffled(world.arrivals));
            assertThat(ledger.book()).isSameAs(before);
        });
    }

    @Test
    void aFactTouchesThePagesOfItsReachAlone() {
        Cases.forEach(150, World::new, world -> {
            MemoryLedger ledger = new MemoryLedger(world.rules, world.mostFacts);
            for (Fact fact : world.arrivals) {
                List<Page> before = ledger.book().pages();
                ledger.record(List.of(fact));
                long hold = world.rules.of(fact.worker().site()).hold().longest();
                List<Page> written = new ArrayList<>(ledger.book().pages());
                written.removeAll(before);
                assertThat(written)
                        .allMatch(page ->
                                (page.cell().to() > fact.at() && page.cell().from() <= fact.at() + 2 * hold)
                                        || before.stream()
                                                .anyMatch(old -> old.cell()
                                                        .span()
                                                        .contains(page.cell().from())));
            }
        });
    }

    private static MemoryLedger recorded(World world, List<List<Fact>> batches) {
        MemoryLedger ledger = new MemoryLedger(world.rules, world.mostFacts);
        batches.forEach(ledger::record);
        return ledger;
    }

    private static void assertThatNothingDiffers(World world, MemoryLedger actual, MemoryLedger expected) {
        assertThat(actual.facts()).containsExactlyInAnyOrderElementsOf(expected.facts());
        assertThat(actual.aside()).isEqualTo(expected.aside());
        assertThat(runs(world, actual)).isEqualTo(runs(world, expected));
        for (Asked asked : world.questions()) {
            assertThat(actual.report(asked.question(), world.roster, asked.now()))
                    .as("%s", asked)
                    .isEqualTo(expected.report(asked.question(), world.roster, asked.now()));
        }
    }

    private static Map<Object, List<Run>> runs(World world, MemoryLedger ledger) {
        Map<Object, List<Run>> runs = new HashMap<>();
        ledger.reckoner()
                .runs(
                        world.time.widened(0, 9 * Micros.DAY),
                        _ -> true,
                        (lane, run) -> Run.append(
                                run, runs.computeIfAbsent(ledger.names().lane(lane), _ -> new ArrayList<>())));
        return runs;
    }
}
