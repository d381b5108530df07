package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Floor;
import io.linebeat.core.proof.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReckonerTest {

    private static MemoryLedger ledger(World world) {
        MemoryLedger ledger = new MemoryLedger(world.rules, world.dice.one(1, 2, 5, Ledger.MAX_FACTS));
        world.dice.pieces(world.arrivals, 10).forEach(ledger::record);
        return ledger;
    }

    private static Sums sumOfParts(MemoryLedger ledger, World world, Span window) {
        Sums.Builder sums = new Sums.Builder();
        for (Page page : ledger.book().pages()) {
            Span span = page.cell().span();
            if (span.overlaps(window)) {
                sums.add(Library.NONE
                        .contents(page)
                        .within(span.clip(window), ledger.names(), new Holds(world.rules, ledger.names())));
            }
        }
        return sums.build();
    }

    @Test
    void aWindowComesToTheSumOfItsPartsOfPages() {
        Cases.forEach(300, World::new, world -> {
            MemoryLedger ledger = ledger(world);
            KeptBook kept = new KeptBook(ledger.book(), ledger.reckoner(), world.dice.one(1, 2, 5, 1_000));
            Reckoner reckoner = new Reckoner(kept.book, kept, ledger.names(), world.rules);
            for (int i = 0; i < 6; i++) {
                Span window = world.dice.percent(20)
                        ? Cell.at(world.instant(), world.dice.below(Grid.COARSEST))
                                .span()
                        : world.window();
                Sums expected = sumOfParts(ledger, world, window);
                assertThat(ledger.reckoner().sums(window)).isEqualTo(expected);
                assertThat(reckoner.sums(window)).isEqualTo(expected);
            }
        });
    }

    @Test
    void someLanesComeToWhatTheyComeToAmongAll() {
        Cases.forEach(300, World::new, world -> {
            MemoryLedger ledger = ledger(world);
            KeptBook kept = new KeptBook(ledger.book(), ledger.reckoner(), world.dice.one(1, 2, 5, 1_000));
            Reckoner reckoner = new Reckoner(kept.book, kept, ledger.names(), world.rules);
            for (int i = 0; i < 6; i++) {
                Span window = world.window();
                Sums all = reckoner.sums(window);
                long[] some = LongStream.range(0, all.lanes())
                        .filter(_ -> world.dice.percent(40))
                        .map(lane -> all.lane((int) lane))
                        .toArray();
                Sums ofSome = reckoner.sums(window, some);

                assertThat(ofSome.lanes()).isEqualTo(some.length);
                assertThat(ofSome.posts()).isZero();
                for (int lane = 0; lane < some.length; lane++) {
                    int among = Arrays.binarySearch(lanesOf(all), some[lane]);
                    assertThat(ofSome.lane(lane)).isEqualTo(some[lane]);
                    assertThat(ofSome.tallyOfLane(lane)).isEqualTo(all.tallyOfLane(among));
                }
                assertThat(reckoner.sums(window, new long[] {Long.MAX_VALUE}).lanes())
                        .isZero();
            }
        });
    }

    private static long[] lanesOf(Sums sums) {
        return LongStream.range(0, sums.lanes())
                .map(lane -> sums.lane((int) lane))
                .toArray();
    }

    @Test
    void windowsThatFollowEachOtherAddUp() {
        Cases.forEach(300, World::new, world -> {
            Reckoner reckoner = ledger(world).reckoner();
            Span window = world.window();
            long between = Math.clamp(world.instant(), window.from(), window.to());
            Sums both = new Sums.Builder()
                    .add(reckoner.sums(new Span(window.from(), between)))
                    .add(reckoner.sums(new Span(between, window.to())))
                    .build();
            assertThat(reckoner.sums(window)).isEqualTo(both);
        });
    }

    @Test
    void sumsThatAreKnownAreUsedAndNoPageIsOpenedForThem() {
        MemoryLedger ledger = new MemoryLedger(Rules.USUAL, 2);
        for (int minute = 0; minute < 600; minute += 5) {
            ledger.record(List.of(Floor.made(1, "Ada", "S1", minute)));
        }
        KeptBook kept = new KeptBook(ledger.book(), ledger.reckoner(), 1_000_000);
        Reckoner reckoner = new Reckoner(kept.book, kept, ledger.names(), Rules.USUAL);
        Sums sums = reckoner.sums(new Span(Floor.minute(0) - Micros.DAY * 1_000, Floor.minute(0) + Micros.DAY * 1_000));

        assertThat(sums.tallyOfLane(0)).isEqualTo(new WorkerTally(0, 0, 0, 120, 120));
        assertThat(kept.book.size()).isGreaterThan(60);
        assertThat(kept.found).hasSizeLessThan(10);
        assertThat(kept.opened).isEmpty();
    }

    @Test
    void backGoesFromTheYoungestPageAndPassesOverWhatIsOfNoInterest() {
        Cases.forEach(300, World::new, world -> {
            MemoryLedger ledger = ledger(world);
            Span window = world.window();
            KeptBook kept = new KeptBook(ledger.book(), ledger.reckoner(), world.dice.one(1, 2, 5, 1_000));
            Reckoner reckoner = new Reckoner(kept.book, kept, ledger.names(), world.rules);
            Predicate<Sums> interest = interest(world, ledger);
            List<Span> expected = new ArrayList<>(ledger.book().pages().stream()
                    .filter(page -> page.cell().span().overlaps(window))
                    .filter(page -> interest.test(Library.NONE.contents(page).sums()))
                    .map(page -> page.cell().span())
                    .toList());
            Collections.reverse(expected);

            List<Span> visited = new ArrayList<>();
            reckoner.back(window, interest, page -> visited.add(page.span()));
            assertThat(visited).isEqualTo(expected);
            assertThat(kept.opened.stream().map(Cell::span)).isSubsetOf(expected);

            int enough = world.dice.below(3) + 1;
            visited.clear();
            reckoner.back(window, interest, page -> visited.add(page.span()) && visited.size() < enough);
            assertThat(visited).isEqualTo(expected.subList(0, Math.min(enough, expected.size())));
        });
    }

    private static Predicate<Sums> interest(World world, MemoryLedger ledger) {
        if (world.arrivals.isEmpty() || world.dice.percent(20)) {
            return _ -> true;
        }
        Fact fact = world.dice.of(world.arrivals);
        long lane = ledger.names().lane(Lane.of(fact));
        long post = Names.post(lane, ledger.names().station(fact.station()));
        return world.dice.percent(50) ? sums -> sums.hasEventsOfLane(lane) : sums -> sums.hasEventsOfPost(post);
    }
}
