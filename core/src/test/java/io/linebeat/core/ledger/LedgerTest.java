package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryNames;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void whatIsRecordedAgainComesToTheSameWhicheverPagesWereKept() {
        Cases.forEach(600, World::new, world -> {
            MemoryNames names = new MemoryNames();
            Ledger ledger = new Ledger(names, world.rules, world.dice.one(1, 2, 5));
            Book book = Book.EMPTY;
            Book kept = Book.EMPTY;
            List<List<Fact>> commits = world.dice.pieces(world.arrivals, 10);
            List<Arrivals> log = new ArrayList<>();
            for (List<Fact> commit : commits) {
                log.add(SliceTest.arrivals(commit, names));
                book = ledger.record(book, log.getLast(), Library.NONE, log.size())
                        .book();
                for (int i = world.dice.below(4); i > 0 && book.size() > 0; i--) {
                    kept = kept.with(withThatOf(world.dice.of(book.pages()), book, kept));
                }
            }
            for (int no = 0; no < log.size(); no++) {
                kept = ledger.recordAgain(kept, log.get(no), Library.NONE, no + 1)
                        .book();
            }

            Reckoner expected = new Reckoner(book, Library.NONE, names, world.rules);
            Reckoner again = new Reckoner(kept, Library.NONE, names, world.rules);
            assertThat(kept.facts()).isEqualTo(book.facts());
            for (Span window : List.of(world.time.widened(1L << 42, 1L << 42), world.window(), world.window())) {
                assertThat(again.sums(window)).isEqualTo(expected.sums(window));
            }
        });
    }

    /// A page of a book, with all that take the place of the same page of another.
    private static List<Page> withThatOf(Page page, Book book, Book other) {
        int place = other.holding(page.cell().from());
        if (place < 0) {
            return List.of(page);
        }
        Span before = other.page(place).cell().span();
        return book.pages().stream()
                .filter(each -> each.cell().span().overlaps(before))
                .toList();
    }
}
