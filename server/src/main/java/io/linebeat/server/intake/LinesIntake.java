package io.linebeat.server.intake;

import io.linebeat.server.operations.Problems;
import io.linebeat.store.Busy;
import io.linebeat.store.Store;
import io.linebeat.wire.EventLines;
import io.linebeat.wire.Judged;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.LinesAnswer;
import io.linebeat.wire.answer.ProblemAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Lines of any number, recorded in pieces while they come in. Not for use by two threads.
///
/// What became of them is said once, behind the last; or, to a sender that asks for it, behind each piece, while more
/// of its lines are on the way. Then it knows, when its connection breaks, how many of them are safe, and goes on
/// with the next one. It has to read while it sends: an answer that nobody reads holds up what is sent.
final class LinesIntake {
    /// Lines that are recorded together.
    static final int LINES_AT_ONCE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(LinesIntake.class);

    private final BatchIntake intake;
    private final IntakeMeters meters;
    private long stored;

    LinesIntake(Store store, IntakeMeters meters) {
        this.intake = new BatchIntake(store, meters);
        this.meters = meters;
    }

    /// Whether the sender wants to hear of each piece.
    static boolean isAskedForEachPiece(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        try {
            return MediaType.parseMediaTypes(accepted).stream().anyMatch(LinesIntake::isLines);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private static boolean isLines(MediaType type) {
        return type.getQualityValue() > 0
                && (type.equalsTypeAndSubtype(MediaType.parseMediaType(EventsController.NDJSON))
                        || type.equalsTypeAndSubtype(MediaType.parseMediaType(EventsController.NDJSON_TOO)));
    }

    /// Records all lines, and sums them up.
    ResponseEntity<Object> take(EventLines lines, HttpServletRequest request) {
        while (takePiece(lines)) {
            stored = lines.linesRead();
        }
        return intake.answer(request);
    }

    /// @return whether there was one
    private boolean takePiece(EventLines lines) {
        Judged piece = lines.piece(LINES_AT_ONCE);
        if (piece == null) {
            return false;
        }
        try {
            return meters.timed(IntakeMeters.Form.STREAM, () -> {
                intake.record(piece);
                return true;
            });
        } catch (Busy e) {
            throw new Busy(e.getMessage() + "; the first " + stored + " lines are stored, and may come again");
        }
    }

    /// Records all lines, and says of each piece when it is safe. What goes wrong before the first piece is answered
    /// as ever; behind it the last line of the answer says so, for its status is on the way already.
    void takeAndTell(EventLines lines, Problems problems, HttpServletRequest request, HttpServletResponse response) {
        try {
            while (takePiece(lines)) {
                stored = lines.linesRead();
                tell(response, LinesAnswer.stored(stored, intake.sum(), intake.newErrors()));
            }
            tell(
                    response,
                    LinesAnswer.done(
                            lines.linesRead(), intake.sum(), intake.status().value()));
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            tellFailure(problems.answerTo(e, request), response);
        }
    }

    private void tellFailure(ProblemAnswer failure, HttpServletResponse response) {
        try {
            tell(response, LinesAnswer.failed(stored, intake.sum(), failure));
        } catch (UncheckedIOException e) {
            LOG.debug("The sender did not wait for the end of its answer", e);
        }
    }

    private static void tell(HttpServletResponse response, LinesAnswer line) {
        try {
            if (!response.isCommitted()) {
                response.setStatus(HttpStatus.OK.value());
                response.setContentType(EventsController.NDJSON);
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.setHeader("X-Accel-Buffering", "no"); // a proxy must not hold it back
            }
            response.getOutputStream().write((AnswerJson.line(line) + '\n').getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException("the sender no longer reads its answer", e);
        }
    }
}
