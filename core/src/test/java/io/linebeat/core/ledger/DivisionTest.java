package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Source;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.memory.MemoryNames;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Floor;
import io.linebeat.core.proof.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class DivisionTest {

    @Test
    void thePartsTogetherAreWhatThePageWas() {
        Cases.forEach(300, World::new, world -> {
            MemoryLedger ledger = new MemoryLedger(world.rules);
            ledger.record(world.arrivals);
            int most = world.dice.one(1, 2, 5, 20);
            for (Page page : ledger.book().pages()) {
                List<Page> parts =
                        new Division(page, ledger.names(), new Holds(world.rules, ledger.names())).parts(most);
                assertThatTheyTile(page, parts, most);
                assertThat(facts(parts, ledger.names()))
                        .containsExactlyInAnyOrderElementsOf(facts(List.of(page), ledger.names()));
                assertThat(sums(parts)).isEqualTo(sums(List.of(page)));
                assertThat(parts.stream().mapToInt(Page::facts).sum()).isEqualTo(page.facts());
                assertThat(parts.stream().mapToInt(Page::ofSenders).sum()).isEqualTo(page.ofSenders());
            }
        });
    }

    private static void assertThatTheyTile(Page page, List<Page> parts, int most) {
        long reached = page.cell().from();
        for (Page part : parts) {
            assertThat(part.cell().from()).isGreaterThanOrEqualTo(reached);
            assertThat(part.facts() <= most || part.cell().level() == 0).isTrue();
            assertThat(part.unkeptSince()).isEqualTo(page.unkeptSince());
            assertThat(part.no()).isZero();
            if (part.facts() > 0) {
                assertThat(part.cell().span().contains(part.first())).isTrue();
                assertThat(part.cell().span().contains(part.last())).isTrue();
            }
            reached = part.cell().to();
        }
        assertThat(reached).isLessThanOrEqualTo(page.cell().to());
    }

    private static List<Fact> facts(List<Page> pages, Names names) {
        List<Fact> facts = new ArrayList<>();
        for (Page page : pages) {
            Contents contents = Library.NONE.contents(page);
            for (int lane = 0; lane < contents.lanes(); lane++) {
                Slice slice = contents.slice(lane);
                for (int i = 0; i < slice.size(); i++) {
                    facts.add(slice.fact(i, names.lane(contents.lane(lane)), names));
                }
            }
        }
        return facts;
    }

    private static Sums sums(List<Page> pages) {
        Sums.Builder sums = new Sums.Builder();
        pages.forEach(page -> sums.add(Library.NONE.contents(page).sums()));
        return sums.build();
    }

    @Test
    void aPageOfTheFinestLevelIsNotSplitHoweverFull() {
        MemoryLedger ledger = new MemoryLedger(Rules.USUAL, 3);
        ledger.record(IntStream.range(0, 50)
                .mapToObj(i -> Floor.made(1, "Ada", "S1", 0, Source.event("e" + i)))
                .toList());
        assertThat(ledger.book().pages())
                .extracting(page -> page.cell().level(), Page::facts)
                .containsExactly(Tuple.tuple(0, 50));
    }

    @Test
    void onlyAPageThatIsHeldIsDivided() {
        Page kept = Page.blank(new Cell(3, 1)).keptAs(7);
        MemoryNames names = new MemoryNames();
        assertThatThrownBy(() -> new Division(kept, names, new Holds(Rules.USUAL, names)))
                .isInstanceOf(IllegalStateException.class);
    }
}
