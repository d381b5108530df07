package io.linebeat.server.live;

import io.linebeat.core.measure.Micros;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.BeatAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader of a board, as server-sent events. It writes on the reader's own (virtual) thread: a slow reader holds up
/// itself alone, and finds the newest view when it comes for more.
final class BoardStream {
    /// A reader that hears nothing for some of these knows that the link is lost.
    static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// A reader whose link is lost comes back after so long.
    private static final int RETRY_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(BoardStream.class);

    private final Board board;
    private final BoardText text;
    private final InstantSource clock;
    private final OutputStream out;

    BoardStream(Board board, BoardText text, InstantSource clock, OutputStream out) {
        this.board = board;
        this.text = text;
        this.clock = clock;
        this.out = out;
    }

    /// Tells until the reader is gone or the board ends.
    ///
    /// @param lastEventId what the reader heard last before its link was lost
    void tell(@Nullable String lastEventId) throws InterruptedException {
        try {
            write("retry: " + RETRY_MILLIS + "\n\n");
            long seen = editionOf(lastEventId);
            while (!board.isClosed()) {
                BoardView view = board.awaitLaterThan(seen, BEAT_NANOS);
                if (view == null) {
                    write(event("beat", AnswerJson.line(BeatAnswer.at(Micros.of(clock.instant())))));
                } else {
                    write("id: " + board.name() + "." + view.edition() + "\n" + event("board", text.json(view, seen)));
                    seen = view.edition();
                }
            }
        } catch (IOException e) {
            LOG.debug("A reader is gone", e);
        }
    }

    /// Which edition of this board the reader has seen; of another board it is of no use.
    private long editionOf(@Nullable String lastEventId) {
        String prefix = board.name() + ".";
        if (lastEventId == null || !lastEventId.startsWith(prefix)) {
            return BoardView.UNSEEN;
        }
        try {
            return Math.max(BoardView.UNSEEN, Long.parseLong(lastEventId.substring(prefix.length())));
        } catch (NumberFormatException _) {
            return BoardView.UNSEEN;
        }
    }

    private static String event(String kind, String json) {
        return "event: " + kind + "\ndata: " + json + "\n\n";
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
