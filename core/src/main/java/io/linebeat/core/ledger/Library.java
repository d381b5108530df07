package io.linebeat.core.ledger;

import org.jspecify.annotations.Nullable;

/// Where pages are kept whose contents are not at hand, and the sums of many pages. One library is about one state of
/// the book.
public interface Library {

    /// Opens a page that is kept.
    Contents open(Page page);

    /// The same for figures of a part of it: it may be [bare][Contents#isBare()].
    default Contents openBare(Page page) {
        return open(page);
    }

    /// A kept page with its facts alone, and they bare: for whoever computes the rest anew.
    Contents openFacts(Page page);

    /// What a kept page comes to.
    Sums sums(Page page);

    /// What all pages within a cell come to, if somebody added them up since the last of them was kept.
    @Nullable
    Sums sums(Cell cell);

    /// The contents of any page.
    default Contents contents(Page page) {
        Contents held = page.held();
        return held == null ? open(page) : held;
    }

    /// The same for figures.
    default Contents bareContents(Page page) {
        Contents held = page.held();
        return held == null ? openBare(page) : held;
    }

    /// For a book that is held in memory as a whole.
    Library NONE = new Library() {
        @Override
        public Contents open(Page page) {
            throw new IllegalStateException("nobody has kept " + page.cell());
        }

        @Override
        public Contents openFacts(Page page) {
            return open(page);
        }

        @Override
        public Sums sums(Page page) {
            return open(page).sums();
        }

        @Override
        public @Nullable Sums sums(Cell cell) {
            return null;
        }
    };
}
