package io.linebeat.core.report;

import io.linebeat.core.measure.Span;
import org.jspecify.annotations.Nullable;

/// The window of a report. A fact at exactly `end` is not in it.
///
/// @param from its beginning
/// @param to the end that was asked for, if one was
/// @param asOf the instant as of which was asked, if one was
/// @param end where it ends in fact; at or before `from` when the window is empty
public record Window(long from, @Nullable Long to, @Nullable Long asOf, long end) {

    public Span span() {
        return new Span(from, Math.max(from, end));
    }
}
