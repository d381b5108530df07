package io.linebeat.server.live;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.report.Question;
import org.jspecify.annotations.Nullable;

/// What a board is about: a site, and a window that begins at its earliest fact and goes on for ever unless it says
/// otherwise (microseconds since the epoch). Whoever watches the same shares a board.
record BoardWindow(
        SiteId site, @Nullable Long from, @Nullable Long to) {

    static BoardWindow of(SiteId site, Question bounds) {
        return new BoardWindow(site, bounds.from(), bounds.to());
    }

    Question question() {
        return new Question(from, to, null, site, null, null);
    }
}
