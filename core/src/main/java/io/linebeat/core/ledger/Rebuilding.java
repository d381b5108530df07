package io.linebeat.core.ledger;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Goes through a book from its first page to its last and computes each page's carries and figures anew, from the
/// facts alone and by rules that may be others than before. Not for use by two threads.
///
/// A [Companion] may compute a page while the caller's thread reads the next and writes the last.
public final class Rebuilding {
    private final Names names;
    private final Holds holds;
    private final Companion companion;
    /// What the pages so far carry on, by lane.
    private long[] lanes = new long[0];
    private Carry[] carries = new Carry[0];

    /// Does one piece of work after the other, maybe on another thread: what it answers waits for that piece.
    public interface Companion {
        /// Does it at once.
        Companion NOBODY = new Companion() {
            @Override
            public <T> Supplier<T> begin(Supplier<T> work) {
                T done = work.get();
                return () -> done;
            }
        };

        <T> Supplier<T> begin(Supplier<T> work);
    }

    public Rebuilding(Names names, Rules rules, Companion companion) {
        this.companion = companion;
        this.names = names;
        this.holds = new Holds(rules, names);
    }

    /// Tells of every page anew, in order of time. Where something is carried into time that has no page, there is one
    /// without facts, and no page of the book goes with it.
    public void of(Book book, Library library, BiConsumer<@Nullable Page, Rebuilt> consumer) {
        Supplier<List<Step>> underWay = List::of;
        long reached = Long.MIN_VALUE;
        for (Page page : book.pages()) {
            Contents facts = facts(page, library);
            // Looked up here: a name may have to be read.
            for (int i = 0; i < facts.lanes(); i++) {
                holds.of(facts.lane(i));
            }
            Supplier<List<Step>> before = underWay;
            long from = reached;
            Holds known = holds.copy();
            underWay = companion.begin(() -> steps(book, from, page, facts, known));
            tell(before.get(), consumer);
            reached = page.cell().to();
        }
        tell(underWay.get(), consumer);
        tell(gap(book, reached, Long.MAX_VALUE, holds), consumer);
    }

    private record Step(@Nullable Page page, Rebuilt rebuilt) {}

    private static void tell(List<Step> steps, BiConsumer<@Nullable Page, Rebuilt> consumer) {
        steps.forEach(step -> consumer.accept(step.page(), step.rebuilt()));
    }

    /// A page, and before it what is carried into time without one.
    private List<Step> steps(Book book, long reached, Page page, Contents facts, Holds known) {
        List<Step> steps = gap(book, reached, page.cell().from(), known);
        steps.add(new Step(page, next(page.cell(), facts, known)));
        return steps;
    }

    private static Contents facts(Page page, Library library) {
        Contents held = page.held();
        return held == null ? library.openFacts(page) : held;
    }

    private List<Step> gap(Book book, long from, long to, Holds known) {
        List<Step> steps = new ArrayList<>();
        for (long reached = from; lanes.length > 0 && reached < to; ) {
            Cell cell = book.cellFor(reached);
            steps.add(new Step(null, next(cell, Contents.blank(cell.span()), known)));
            reached = cell.to();
        }
        return steps;
    }

    /// What the live facts of a book come to in a window by rules that may be others: each page before its end is
    /// folded anew, so it takes as long as reading the facts.
    public static Sums whatIf(Book book, Library library, Names names, Rules rules, Span window, Companion companion) {
        Sums.Builder sums = new Sums.Builder();
        Holds holds = new Holds(rules, names);
        new Rebuilding(names, rules, companion).of(book.before(window.to()), library, (_, rebuilt) -> {
            Span span = rebuilt.cell().span();
            if (span.isWithin(window)) {
                sums.add(rebuilt.contents().sums());
            } else if (span.overlaps(window)) {
                sums.add(rebuilt.contents().within(window, names, holds));
            }
        });
        return sums.build();
    }

    /// A page's cell and its contents as they were computed; of its facts it may not know the event ids.
    public record Rebuilt(Cell cell, Contents contents) {}

    private Rebuilt next(Cell cell, Contents old, Holds known) {
        Contents.Builder merged = new Contents.Builder(old.lanes() + lanes.length);
        int i = 0;
        int j = 0;
        while (i < old.lanes() || j < lanes.length) {
            long lane = Math.min(
                    i < old.lanes() ? old.lane(i) : Long.MAX_VALUE, j < lanes.length ? lanes[j] : Long.MAX_VALUE);
            boolean onPage = i < old.lanes() && old.lane(i) == lane;
            boolean carried = j < lanes.length && lanes[j] == lane;
            merged.add(lane, onPage ? old.bare(i++) : Slice.EMPTY, carried ? carries[j++] : Carry.NONE);
        }
        Contents contents = merged.build(cell.span(), names, known);
        carryOn(contents);
        return new Rebuilt(cell, contents);
    }

    private void carryOn(Contents page) {
        lanes = new long[page.lanes()];
        carries = new Carry[page.lanes()];
        int size = 0;
        for (int i = 0; i < page.lanes(); i++) {
            Carry out = page.carriedOut(i);
            if (!out.isNone()) {
                lanes[size] = page.lane(i);
                carries[size++] = out;
            }
        }
        lanes = Arrays.copyOf(lanes, size);
        carries = Arrays.copyOf(carries, size);
    }
}
