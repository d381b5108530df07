package io.linebeat.server.live;

import io.linebeat.core.measure.Micros;
import io.linebeat.wire.answer.BeatAnswer;
import io.linebeat.wire.answer.TroubleAnswer;
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
    private final InstantSource clock;
    private final OutputStream out;

    BoardStream(Board board, InstantSource clock, OutputStream out) {
        this.board = board;
        this.clock = clock;
        this.out = out;
    }

    /// Tells until the reader is gone or the board ends.
    ///
    /// @param first the board as it is
    /// @param lastEventId what the reader heard last before its link was lost
    void tell(BoardView first, @Nullable String lastEventId) {
        try {
            write(("retry: " + RETRY_MILLIS + "\n\n").getBytes(StandardCharsets.UTF_8));
            long seen = board.events().seen(lastEventId, first);
            while (!board.isClosed()) {
                BoardView view = board.awaitLaterThan(seen, BEAT_NANOS);
                if (view == null) {
                    write(signOfLife());
                } else {
                    write(board.events().of(view, seen));
                    if (seen == BoardView.UNSEEN) {
                        write(signOfLife()); // the view may be older than this reader, whose clock goes by what it
                        // hears
                    }
                    seen = view.edition();
                }
            }
        } catch (IOException e) {
            LOG.debug("A reader is gone", e);
        } catch (InterruptedException e) {
            LOG.debug("A stream was interrupted", e);
            Thread.currentThread().interrupt();
        }
    }

    private byte[] signOfLife() {
        long now = Micros.of(clock.instant());
        return board.isInTrouble()
                ? BoardEvents.plain("trouble", TroubleAnswer.at(now))
                : BoardEvents.plain("beat", BeatAnswer.at(now));
    }

    private void write(byte[] event) throws IOException {
        out.write(event);
        out.flush();
    }
}
