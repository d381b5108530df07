package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Floor;
import io.linebeat.core.proof.World;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RebuildingTest {
    private static final long OTHER = 1_000_000;

    private static Rules holding(long micros) {
        return new Rules(new SiteRules(ZoneOffset.UTC, Hold.always(micros)), Map.of());
    }

    @Test
    void byOtherRulesAWindowComesToWhatALedgerByThoseRulesSays() {
        Cases.forEach(400, World::new, world -> {
            Rules other = new World(world.seed + OTHER).rules;
            MemoryLedger ledger = new MemoryLedger(world.rules, world.mostFacts);
            world.dice.pieces(world.arrivals, 10).forEach(ledger::record);
            Book fresh = new Ledger(ledger.names(), other)
                    .record(Book.EMPTY, SliceTest.arrivals(world.arrivals, ledger.names()), Library.NONE, 1)
                    .book();
            Reckoner reckoner = new Reckoner(fresh, Library.NONE, ledger.names(), other);
            KeptBook kept = new KeptBook(ledger.book(), ledger.reckoner(), world.dice.one(1, 2, 5));
            for (int i = 0; i < 4; i++) {
                Span window = world.window();
                assertThat(Rebuilding.whatIf(
                                ledger.book(),
                                Library.NONE,
                                ledger.names(),
                                other,
                                window,
                                Rebuilding.Companion.NOBODY))
                        .isEqualTo(reckoner.sums(window));
                assertThat(Rebuilding.whatIf(
                                kept.book, kept, ledger.names(), other, window, Rebuilding.Companion.NOBODY))
                        .isEqualTo(reckoner.sums(window));
            }
        });
    }

    @Test
    void byTheSameRulesEveryPageIsAsItWas() {
        Cases.forEach(300, World::new, world -> {
            MemoryLedger ledger = new MemoryLedger(world.rules, world.mostFacts);
            world.dice.pieces(world.dice.shuffled(world.arrivals), 10).forEach(ledger::record);
            List<Page> told = new ArrayList<>();
            new Rebuilding(ledger.names(), world.rules, Rebuilding.Companion.NOBODY)
                    .of(ledger.book(), Library.NONE, (page, rebuilt) -> {
                        told.add(page);
                        assertThat(page).isNotNull();
                        assertThat(rebuilt.cell()).isEqualTo(page.cell());
                        Contents was = Library.NONE.contents(page);
                        Contents is = rebuilt.contents();
                        assertThat(is.sums()).isEqualTo(was.sums());
                        assertThat(is.lanes()).isEqualTo(was.lanes());
                        for (int i = 0; i < is.lanes(); i++) {
                            assertThat(is.lane(i)).isEqualTo(was.lane(i));
                            assertThat(is.carry(i)).isEqualTo(was.carry(i));
                        }
                    });
            assertThat(told).isEqualTo(ledger.book().pages());
        });
    }

    @Test
    void whereAHoldGrowsOverTimeWithoutPagesThereAreSomeWithoutFacts() {
        MemoryLedger ledger = new MemoryLedger(holding(Micros.MINUTE), 1);
        for (int minute = 0; minute < 3; minute++) {
            ledger.record(List.of(Floor.seen(State.WORKING, "Ada", "S1", minute)));
        }
        ledger.record(List.of(Floor.seen(State.IDLE, "Bo", "S1", 60 * 24 * 30)));
        List<Span> gaps = new ArrayList<>();
        long[] working = new long[1];
        new Rebuilding(ledger.names(), holding(Micros.DAY), Rebuilding.Companion.NOBODY)
                .of(ledger.book(), Library.NONE, (page, rebuilt) -> {
                    if (page == null) {
                        gaps.add(rebuilt.cell().span());
                        assertThat(rebuilt.contents().lanes()).isEqualTo(1);
                    }
                    Sums sums = rebuilt.contents().sums();
                    for (int i = 0; i < sums.lanes(); i++) {
                        working[0] += sums.tallyOfLane(i).working();
                    }
                });

        assertThat(working[0]).isEqualTo(Micros.DAY + 2 * Micros.MINUTE);
        assertThat(gaps)
                .hasSizeGreaterThan(2)
                .noneMatch(gap -> ledger.book().pages().stream()
                        .anyMatch(page -> page.cell().span().overlaps(gap)));
        assertThat(gaps).anyMatch(gap -> gap.contains(Floor.minute(2) + Micros.DAY - 1));
    }
}
