package io.linebeat.server.intake;

import io.linebeat.core.fact.Refusal;
import io.linebeat.server.operations.Problem;
import io.linebeat.store.Busy;
import io.linebeat.wire.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
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
            throw tooLarge(Limits.MAX_BODY_BYTES);
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

    private static byte[] read(HttpServletRequest request, int limit) {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try {
            InputStream body = request.getInputStream();
            byte[] bytes = body.readNBytes(limit);
            if (bytes.length == limit && body.read() >= 0) {
                throw tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the body broke off", e);
        }
    }

    private static Problem tooLarge(int limit) {
        return Problem.of(new Refusal(Refusal.Reason.TOO_LARGE, "body: longer than " + limit + " bytes", ""));
    }
}
