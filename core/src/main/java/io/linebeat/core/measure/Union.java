package io.linebeat.core.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The union of spans: time that several share counts once. Spans are added in order of their beginnings.
public final class Union {
    private static final Comparator<Span> BY_START = Comparator.comparingLong(Span::from);

    private long micros;
    private long seenUntil = Long.MIN_VALUE;

    /// Adds the span `[from, to)`, which begins no earlier than those before it.
    public void add(long from, long to) {
        long start = Math.max(from, seenUntil);
        if (to > start) {
            micros += to - start;
            seenUntil = to;
        }
    }

    /// The length of the union so far, in microseconds.
    public long micros() {
        return micros;
    }

    /// Begins anew.
    public void clear() {
        micros = 0;
        seenUntil = Long.MIN_VALUE;
    }

    /// The length of a union in microseconds; the spans come in any order.
    public static long micros(Collection<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(BY_START);
        Union union = new Union();
        sorted.forEach(span -> union.add(span.from(), span.to()));
        return union.micros();
    }
}
