package io.linebeat.core.measure;

/// A half-open stretch of time, `[from, to)`, in whole microseconds since the epoch (UTC).
///
/// This type owns interval arithmetic: nobody else subtracts two instants to get a duration.
public record Span(long from, long to) {

    public Span {
        if (to < from) {
            throw new IllegalArgumentException("a span ends before it begins: " + from + " > " + to);
        }
    }

    /// The span that begins at `from` and lasts `micros`.
    public static Span lasting(long from, long micros) {
        return new Span(from, Math.addExact(from, micros));
    }

    public static Span emptyAt(long at) {
        return new Span(at, at);
    }

    /// The length in microseconds.
    public long micros() {
        return Math.subtractExact(to, from);
    }

    /// How long `[from, to)` lasts, for those who keep many spans as numbers.
    public static long micros(long from, long to) {
        return Math.subtractExact(to, from);
    }

    /// How long after this span's beginning an instant is.
    public long offset(long at) {
        return Math.subtractExact(at, from);
    }

    public boolean isEmpty() {
        return from == to;
    }

    public boolean contains(long at) {
        return from <= at && at < to;
    }

    /// Whether the two share at least a microsecond.
    public boolean overlaps(Span other) {
        return Math.max(from, other.from) < Math.min(to, other.to);
    }

    /// Whether all of this span lies in another.
    public boolean isWithin(Span other) {
        return other.from <= from && to <= other.to;
    }

    /// The part of this span that lies in `window`; empty, at one of this span's bounds, when there is none.
    public Span clip(Span window) {
        long start = Math.clamp(window.from, from, to);
        return new Span(start, Math.clamp(window.to, start, to));
    }

    /// This span ended at `at` if it would last longer.
    public Span endingBy(long at) {
        return at >= to ? this : new Span(from, Math.max(from, at));
    }

    /// Whether `next` begins where this one ends.
    public boolean meets(Span next) {
        return to == next.from;
    }

    /// The span from this one's beginning to the other's end.
    public Span through(Span last) {
        return new Span(from, last.to);
    }

    /// This span with both ends moved outwards.
    public Span widened(long before, long after) {
        return new Span(Math.subtractExact(from, before), Math.addExact(to, after));
    }
}
