package io.linebeat.server.live;

import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.BoardAnswer;
import io.linebeat.wire.answer.LiveWorkerEntry;
import io.linebeat.wire.answer.StationLine;

/// Views of a board as answers.
final class BoardText {
    private final BoardWindow about;
    private final SiteRules rules;

    BoardText(BoardWindow about, SiteRules rules) {
        this.about = about;
        this.rules = rules;
    }

    /// What somebody needs who has seen an edition.
    BoardAnswer answer(BoardView view, long seen) {
        var listed = new BoardAnswer.Listed(
                view.workersSince(seen).stream().map(LiveWorkerEntry::of).toList(),
                view.stationsSince(seen).stream()
                        .map(station -> StationLine.of(station.figures()))
                        .toList(),
                view.touchedSince(seen).stream().map(WorkerId::value).sorted().toList());
        return BoardAnswer.of(view.now(), view.isWholeFor(seen), about.site(), rules, view.window(), listed);
    }

    String json(BoardView view, long seen) {
        return AnswerJson.line(answer(view, seen));
    }
}
