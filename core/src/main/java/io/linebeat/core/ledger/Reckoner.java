package io.linebeat.core.ledger;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.measure.Span;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/// Answers questions about a book. Not for use by two threads.
///
/// A window is taken apart from the coarsest cells down: a cell that lies wholly in it is answered by the sums of its
/// pages, added up in advance where nothing in it is new; of a page that sticks out of the window, the part within is
/// folded. So an answer costs a few cells of each level and two pages, however long the history is.
public final class Reckoner {
    private final Book book;
    private final Library library;
    private final Names names;
    private final Holds holds;

    public Reckoner(Book book, Library library, Names names, Rules rules) {
        this.book = book;
        this.library = library;
        this.names = names;
        this.holds = new Holds(rules, names);
    }

    /// What every lane and every post comes to in a window.
    public Sums sums(Span window) {
        return sums(window, new Everybody());
    }

    /// What some lanes come to in a window: of pages that it cuts, nobody else is looked at.
    ///
    /// @param lanes in ascending order
    /// @return sums without posts
    public Sums sums(Span window, long[] lanes) {
        return sums(window, new Some(lanes));
    }

    /// Whose sums are added up.
    private abstract static class Part {
        final Sums.Builder sums = new Sums.Builder();

        abstract void add(Sums whole);

        abstract void add(Contents page, Span window);
    }

    private final class Everybody extends Part {
        @Override
        void add(Sums whole) {
            sums.add(whole);
        }

        @Override
        void add(Contents page, Span window) {
            sums.add(page.within(window, names, holds));
        }
    }

    private final class Some extends Part {
        private final long[] lanes;

        Some(long[] lanes) {
            this.lanes = lanes;
        }

        @Override
        void add(Sums whole) {
            sums.addLanes(whole, lanes);
        }

        @Override
        void add(Contents page, Span window) {
            sums.addLanes(page.within(window, lanes, names, holds), lanes);
        }
    }

    private Sums sums(Span window, Part part) {
        if (book.size() > 0 && !window.isEmpty()) {
            Page last = book.page(book.size() - 1);
            Span within =
                    window.clip(new Span(book.page(0).cell().from(), last.cell().to()));
            if (!within.isEmpty()) {
                for (Cell cell = Cell.at(within.from(), Grid.COARSEST);
                        cell.from() < within.to();
                        cell = cell.plus(1)) {
                    add(cell, within, part);
                }
            }
        }
        return part.sums.build();
    }

    private void add(Cell cell, Span window, Part part) {
        int first = book.firstFrom(cell.from());
        int end = book.firstFrom(cell.to());
        if (end == first + 1) {
            addPage(book.page(first), window, part);
        } else if (end > first && cell.span().overlaps(window) && !addedUp(cell, first, end, window, part)) {
            for (int which = 0; which < Grid.FAN_OUT; which++) {
                add(cell.child(which), window, part);
            }
        }
    }

    private boolean addedUp(Cell cell, int first, int end, Span window, Part part) {
        Span pages =
                book.page(first).cell().span().through(book.page(end - 1).cell().span());
        if (!pages.isWithin(window) || !book.areKept(first, end)) {
            return false;
        }
        Sums known = library.sums(cell);
        if (known != null) {
            part.add(known);
        }
        return known != null;
    }

    private void addPage(Page page, Span window, Part part) {
        Span span = page.cell().span();
        if (span.isWithin(window)) {
            Contents held = page.held();
            part.add(held == null ? library.sums(page) : held.sums());
        } else if (span.overlaps(window)) {
            part.add(library.bareContents(page), span.clip(window));
        }
    }

    /// Hears of runs: one lane after the other on each page, in order of time within a lane.
    public interface RunReader {
        void read(long lane, Run run);
    }

    /// The live runs that share time with a window, clipped to it, of the lanes asked for. A run that goes over the
    /// end of a page comes in two.
    public void runs(Span window, LongPredicate lanes, RunReader reader) {
        eachPage(window, page -> {
            Fold fold = new Fold(page.span(), names);
            for (int i = 0; i < page.lanes() && Names.isLive(page.lane(i)); i++) {
                if (lanes.test(page.lane(i))) {
                    read(page, i, fold, window, _ -> true, reader);
                }
            }
        });
    }

    /// The same of whoever was at a station, of the runs there.
    public void runsAt(int station, Span window, RunReader reader) {
        eachPage(window, page -> {
            Fold fold = new Fold(page.span(), names);
            BitSet lanes = page.lanesAt(station);
            for (int i = lanes.nextSetBit(0); i >= 0 && Names.isLive(page.lane(i)); i = lanes.nextSetBit(i + 1)) {
                read(page, i, fold, window, said -> Said.station(said) == station, reader);
            }
        });
    }

    private void eachPage(Span window, Consumer<Contents> consumer) {
        int last = book.lastBy(window.to());
        for (int i = Math.max(0, book.lastBy(window.from())); i <= last; i++) {
            Page page = book.page(i);
            if (page.cell().span().overlaps(window)) {
                consumer.accept(library.bareContents(page));
            }
        }
    }

    private void read(Contents page, int lane, Fold fold, Span window, LongPredicate said, RunReader reader) {
        Folded folded = page.folded(lane, fold, holds);
        for (int run = 0; run < folded.size(); run++) {
            boolean inWindow = folded.from(run) < window.to() && folded.to(run) > window.from();
            if (inWindow && said.test(folded.said(run))) {
                reader.read(page.lane(lane), folded.run(run, names).clip(window));
            }
        }
    }

    /// Goes through the pages that share time with a window, from the youngest back, as long as `visitor` wants more;
    /// passes over those that are known to hold nothing of interest.
    ///
    /// @param isOfInterest whether there may be something where the pages come to these sums
    public void back(Span window, Predicate<Sums> isOfInterest, Predicate<Contents> visitor) {
        int last = book.lastBy(window.to());
        if (last >= 0) {
            Cell cell = Cell.at(book.page(last).cell().from(), Grid.COARSEST);
            while (cell.to() > window.from()
                    && book.firstFrom(cell.to()) > 0
                    && back(cell, window, isOfInterest, visitor)) {
                cell = cell.plus(-1);
            }
        }
    }

    private boolean back(Cell cell, Span window, Predicate<Sums> isOfInterest, Predicate<Contents> visitor) {
        int first = book.firstFrom(cell.from());
        int end = book.firstFrom(cell.to());
        if (first == end || !cell.span().overlaps(window)) {
            return true;
        }
        if (end == first + 1) {
            Page page = book.page(first);
            Contents held = page.held();
            boolean worth = page.cell().span().overlaps(window)
                    && isOfInterest.test(held == null ? library.sums(page) : held.sums());
            return !worth || visitor.test(library.contents(page));
        }
        Sums known = book.areKept(first, end) ? library.sums(cell) : null;
        if (known != null && !isOfInterest.test(known)) {
            return true;
        }
        for (int which = Grid.FAN_OUT - 1; which >= 0; which--) {
            if (!back(cell.child(which), window, isOfInterest, visitor)) {
                return false;
            }
        }
        return true;
    }
}
