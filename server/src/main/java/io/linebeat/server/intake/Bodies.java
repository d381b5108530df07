package io.linebeat.server.intake;

import io.linebeat.core.fact.Refusal;
import io.linebeat.server.operations.Problem;
import io.linebeat.store.Busy;
import io.linebeat.wire.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Reads bodies up to their limits; and bounds what all of them hold in memory at once.
@Component
class Bodies {
    static final int MAX_EVENT_BYTES = 64 * 1024;
    static final int MAX_REGISTRATION_BYTES = 16 * 1024;
    private static final int PIECE = 256 * 1024;
    /// What a byte of an array of events may take in memory while it is read: itself, two as a text, and two more while
    /// the text is made, or for the items that are kept as refused.
    static final int MEMORY_OF_A_BYTE = 5;
    /// Memory for arrays of events at once. One of the largest always fits.
    static final int MAX_MEMORY_AT_ONCE = MEMORY_OF_A_BYTE * (Limits.MAX_BODY_BYTES + PIECE);
    /// Who finds no room waits so long, then is told to come again.
    static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Semaphore room = new Semaphore(MAX_MEMORY_AT_ONCE);

    byte[] event(HttpServletRequest request) {
        return read(request, MAX_EVENT_BYTES);
    }

    byte[] registration(HttpServletRequest request) {
        return read(request, MAX_REGISTRATION_BYTES);
    }

    /// Reads an array of events and keeps its place in memory while `use` works on it. The place grows with what has
    /// come in: who announces much and sends little takes little from others.
    <R> R batch(HttpServletRequest request, Function<byte[], R> use) {
        if (request.getContentLengthLong() > Limits.MAX_BODY_BYTES) {
            throw tooLarge(Limits.MAX_BODY_BYTES, beginning(request));
        }
        Place place = new Place();
        try {
            return use.apply(place.read(stream(request)));
        } catch (IOException e) {
            throw new UncheckedIOException("the body broke off", e);
        } finally {
            place.leave();
        }
    }

    /// What one body takes of the room.
    private final class Place {
        private int taken;

        byte[] read(InputStream body) throws IOException {
            List<byte[]> pieces = new ArrayList<>();
            int size = 0;
            for (byte[] piece = body.readNBytes(PIECE); piece.length > 0; piece = body.readNBytes(PIECE)) {
                take(piece.length * MEMORY_OF_A_BYTE);
                pieces.add(piece);
                size += piece.length;
                if (size > Limits.MAX_BODY_BYTES) {
                    throw tooLarge(Limits.MAX_BODY_BYTES, beginning(pieces.getFirst()));
                }
            }
            ByteBuffer whole = ByteBuffer.allocate(size);
            pieces.forEach(whole::put);
            return whole.array();
        }

        private void take(int memory) {
            try {
                if (room.tryAcquire(memory, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    taken += memory;
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new Busy("too many large bodies are being read");
        }

        void leave() {
            room.release(taken);
        }
    }

    /// The body as a stream, for whoever reads it piece by piece.
    InputStream stream(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            throw Problem.encoded(encoding);
        }
        try {
            return request.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("the body broke off", e);
        }
    }

    private byte[] read(HttpServletRequest request, int limit) {
        long length = request.getContentLengthLong();
        if (length > limit) {
            throw tooLarge(limit, beginning(request));
        }
        try {
            InputStream body = stream(request);
            // Of a length that is known only so much is held, and held once.
            byte[] bytes = length < 0 ? body.readNBytes(limit) : inOnePiece(body, (int) length);
            if (bytes.length == limit && body.read() >= 0) {
                throw tooLarge(limit, beginning(bytes));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the body broke off", e);
        }
    }

    private static byte[] inOnePiece(InputStream body, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = body.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }

    /// The beginning of a body that is too large, to tell by whom it was sent. Who asks first whether to send it at all
    /// sends nothing.
    private String beginning(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            return "";
        }
        try {
            return beginning(stream(request).readNBytes(Refusal.MAX_RAW_CHARS));
        } catch (IOException e) {
            throw new UncheckedIOException("the body broke off", e);
        }
    }

    private static String beginning(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, Refusal.MAX_RAW_CHARS), StandardCharsets.UTF_8);
    }

    private static Problem tooLarge(int limit, String beginning) {
        return Problem.of(new Refusal(Refusal.Reason.TOO_LARGE, "body: longer than " + limit + " bytes", beginning));
    }
}
