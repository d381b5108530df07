package io.linebeat.server.live;

import io.linebeat.wire.answer.AnswerJson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The views of a board as server-sent events. What many readers need, the whole board and what is new since the view
/// before, is written once; what only a slow one needs, on its own time.
final class BoardEvents {
    private final String name;
    private final BoardText text;
    private final ReentrantLock lock = new ReentrantLock();
    private long wholeEdition;
    private byte[] whole = {};
    private long stepEdition;
    private byte[] step = {};

    /// @param name tells the board from any other that ever was, so that a reader who comes back is known
    BoardEvents(String name, BoardText text) {
        this.name = name;
        this.text = text;
    }

    /// What somebody needs who has seen an edition. Not to be changed: others get the same bytes.
    byte[] of(BoardView view, long seen) {
        if (view.isWholeFor(seen)) {
            return whole(view);
        }
        return seen == view.edition() - 1 ? step(view) : write(view, seen);
    }

    private byte[] whole(BoardView view) {
        lock.lock();
        try {
            if (wholeEdition != view.edition()) {
                whole = write(view, BoardView.UNSEEN);
                wholeEdition = view.edition();
            }
            return whole;
        } finally {
            lock.unlock();
        }
    }

    private byte[] step(BoardView view) {
        lock.lock();
        try {
            if (stepEdition != view.edition()) {
                step = write(view, view.edition() - 1);
                stepEdition = view.edition();
            }
            return step;
        } finally {
            lock.unlock();
        }
    }

    private byte[] write(BoardView view, long seen) {
        String id = "id: " + name + "." + view.edition() + "\n";
        return (id + event("board", text.json(view, seen))).getBytes(StandardCharsets.UTF_8);
    }

    /// An event without an id.
    static byte[] plain(String kind, Object answer) {
        return event(kind, AnswerJson.line(answer)).getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String kind, String json) {
        return "event: " + kind + "\ndata: " + json + "\n\n";
    }

    /// Which edition of this board somebody has seen who heard this id last; of another board it is of no use, nor is
    /// one that there has not been.
    long seen(@Nullable String lastEventId, BoardView newest) {
        String prefix = name + ".";
        if (lastEventId == null || !lastEventId.startsWith(prefix)) {
            return BoardView.UNSEEN;
        }
        try {
            long edition = Long.parseLong(lastEventId.substring(prefix.length()));
            return edition > 0 && edition <= newest.edition() ? edition : BoardView.UNSEEN;
        } catch (NumberFormatException _) {
            return BoardView.UNSEEN;
        }
    }
}
