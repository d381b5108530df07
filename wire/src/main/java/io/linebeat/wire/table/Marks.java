package io.linebeat.wire.table;

import io.linebeat.core.calendar.Hold;

/// The instants at which a state that lasts is said again, so that no hold runs out: the whole multiples of the
/// hold that is valid there, and the instants at which the hold changes.
///
/// They do not depend on the file. When a log that has grown is imported once more, what is said now meets what
/// was said then at the same instants: a stretch that was absence for want of a row is overruled at each of
/// them, since working stands above absent.
record Marks(Hold hold) {

    /// The first mark after an instant; never farther from it than the hold valid there.
    long after(long at) {
        long step = hold.at(at);
        long mark = (Math.floorDiv(at, step) + 1) * step;
        Long change = hold.history().higherKey(at);
        return change == null ? mark : Math.min(mark, change);
    }
}
