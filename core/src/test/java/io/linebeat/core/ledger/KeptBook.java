package io.linebeat.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A book of which some pages are kept, and a library that knows what they hold and what all cells above them come to.
final class KeptBook implements Library {
    final Book book;
    /// The pages that were opened.
    final List<Cell> opened = new ArrayList<>();
    /// The cells whose sums were found.
    final List<Cell> found = new ArrayList<>();

    private final Map<Long, Contents> kept = new HashMap<>();
    private final Map<Cell, Sums> sums = new HashMap<>();

    /// @param every so many pages there is one that is not kept
    KeptBook(Book all, Reckoner reckoner, int every) {
        List<Page> pages = new ArrayList<>();
        for (Page page : all.pages()) {
            long no = pages.size() + 1L;
            if (no % every == 0) {
                pages.add(page);
            } else {
                kept.put(no, Library.NONE.contents(page));
                pages.add(page.keptAs(no));
            }
            for (Cell cell = page.cell(); cell.level() < Grid.COARSEST; ) {
                cell = cell.parent();
                sums.computeIfAbsent(cell, each -> reckoner.sums(each.span()));
            }
        }
        book = Book.of(pages, all.siteStarts());
    }

    @Override
    public Contents open(Page page) {
        opened.add(page.cell());
        return requireNonNull(kept.get(page.no()));
    }

    @Override
    public Contents openFacts(Page page) {
        return open(page);
    }

    @Override
    public Sums sums(Page page) {
        return requireNonNull(kept.get(page.no())).sums();
    }

    @Override
    public @Nullable Sums sums(Cell cell) {
        Sums known = sums.get(cell);
        if (known != null) {
            found.add(cell);
        }
        return known;
    }
}
