package io.linebeat.core.ledger;

import org.jspecify.annotations.Nullable;

/// A page of the book, as its table of contents knows it: one cell of time and what is on it in numbers. Immutable.
///
/// @param no under which number it was kept last; 0 if never
/// @param facts how many stand on it, of all streams; `ofSenders` of them the demo factory did not make
/// @param first the instant of the earliest of them, and `last` of the latest; without facts, the page's own bounds
/// @param unkeptSince the commit that brought the earliest change that is not kept yet; [#KEPT] if there is none
/// @param held its contents, while some of them are not kept
public record Page(
        Cell cell,
        long no,
        int facts,
        int ofSenders,
        long first,
        long last,
        long unkeptSince,
        @Nullable Contents held) {
    public static final long KEPT = Long.MAX_VALUE;

    static Page blank(Cell cell) {
        return new Page(cell, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, KEPT, Contents.blank(cell.span()));
    }

    public boolean isKept() {
        return unkeptSince == KEPT;
    }

    /// The page once it is kept under a number, and can be opened again.
    public Page keptAs(long number) {
        return new Page(cell, number, facts, ofSenders, first, last, KEPT, null);
    }
}
