package io.linebeat.core.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The union of spans: time that several share counts once.
public final class Union {
    private static final Comparator<Span> BY_START = Comparator.comparingLong(Span::from);

    private Union() {}

    /// The length of the union in microseconds.
    public static long micros(Collection<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(BY_START);
        long total = 0;
        long seenUntil = Long.MIN_VALUE;
        for (Span span : sorted) {
            long from = Math.max(span.from(), seenUntil);
            if (span.to() > from) {
                total += new Span(from, span.to()).micros();
                seenUntil = span.to();
            }
        }
        return total;
    }
}
