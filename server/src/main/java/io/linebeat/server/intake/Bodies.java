package io.linebeat.server.intake;

import io.linebeat.core.fact.Refusal;
import io.linebeat.server.operations.Problem;
import io.linebeat.store.Busy;
import io.linebeat.wire.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Reads bodies up to their limits; and bounds what all of them hold in memory at once.
@Component
class Bodies {
    static final int MAX_EVENT_BYTES = 64 * 1024;
    static final int MAX_REGISTRATION_BYTES = 16 * 1024;
    /// Bytes of bodies in memory at once; who comes on top is told to come again. One of the largest always fits.
    static final int MAX_BYTES_AT_ONCE = 2 * Limits.MAX_BODY_BYTES;

    private final Semaphore room = new Semaphore(MAX_BYTES_AT_ONCE);

    byte[] event(HttpServletRequest request) {
        return read(request, MAX_EVENT_BYTES);
    }

    byte[] registration(HttpServletRequest request) {
        return read(request, MAX_REGISTRATION_BYTES);
    }

    /// Reads an array of events and keeps its place in memory while `use` works on it.
    <R> R batch(HttpServletRequest request, Function<byte[], R> use) {
        long length = request.getContentLengthLong();
        if (length > Limits.MAX_BODY_BYTES) {
            throw tooLarge(Limits.MAX_BODY_BYTES, beginning(request));
        }
        int permits = length < 0 ? Limits.MAX_BODY_BYTES : (int) length;
        if (!room.tryAcquire(permits)) {
            throw new Busy("bodies of " + MAX_BYTES_AT_ONCE + " bytes are being read");
        }
        try {
            return use.apply(read(request, Limits.MAX_BODY_BYTES));
        } finally {
            room.release(permits);
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
