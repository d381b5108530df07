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
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Reads bodies up to their limits, unpacked; and bounds what all of them hold in memory at once.
@Component
class Bodies {
    static final int MAX_EVENT_BYTES = 64 * 1024;
    static final int MAX_REGISTRATION_BYTES = 16 * 1024;
    /// An array of events has so much room at first, and as many times as much whenever that is full: who announces
    /// much and sends little gets little.
    private static final int FIRST_BYTES = 16 * 1024;

    private static final int GROWTH = 4;
    /// What a byte of an array of events may take in memory while it is read: itself, and where it goes through the
    /// careful lane two as a text, and two more while the text is made, or for the items that are kept as refused.
    static final int MEMORY_OF_A_BYTE = 5;
    /// Memory for arrays of events at once. One of the largest always fits.
    static final int MAX_MEMORY_AT_ONCE = MEMORY_OF_A_BYTE * (Limits.MAX_BODY_BYTES + 256 * 1024);
    /// Bodies in zstd that are unpacked at once: each may take 8 MiB.
    static final int MAX_ZSTD_AT_ONCE = 32;
    /// Who finds no room waits so long, then is told to come again.
    static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Semaphore room = new Semaphore(MAX_MEMORY_AT_ONCE);
    private final Semaphore zstd = new Semaphore(MAX_ZSTD_AT_ONCE);

    /// Bytes from the beginning of an array, of which the first `length` are what was sent.
    static final class Body {
        private final byte[] bytes;
        private final int length;

        private Body(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }

        private String beginning() {
            return new String(bytes, 0, Math.min(length, Refusal.MAX_RAW_CHARS), StandardCharsets.UTF_8);
        }
    }

    /// Reads a stream, which may break.
    private interface Use<R extends @Nullable Object> {
        R of(InputStream content) throws IOException;
    }

    byte[] event(HttpServletRequest request) {
        return read(request, MAX_EVENT_BYTES);
    }

    byte[] registration(HttpServletRequest request) {
        return read(request, MAX_REGISTRATION_BYTES);
    }

    /// Reads an array of events and keeps its place in memory while `use` works on it. The place grows with what has
    /// come in.
    <R> R batch(HttpServletRequest request, Function<Body, R> use) {
        int announced = announced(request, Limits.MAX_BODY_BYTES);
        return unpacked(request, content -> {
            Place place = new Place();
            try {
                return use.apply(place.read(content, announced));
            } finally {
                place.leave();
            }
        });
    }

    /// Gives `use` the body as a stream, which it reads piece by piece.
    <R extends @Nullable Object> R stream(HttpServletRequest request, Function<InputStream, R> use) {
        return unpacked(request, use::apply);
    }

    /// What one body takes of the room.
    private final class Place {
        private int taken;

        /// @param announced the length that is known, or a negative number
        Body read(InputStream content, int announced) throws IOException {
            int most = announced < 0 ? Limits.MAX_BODY_BYTES + 1 : announced + 1;
            byte[] bytes = new byte[Math.min(FIRST_BYTES, most)];
            take(bytes.length);
            int length = content.readNBytes(bytes, 0, bytes.length);
            while (length == bytes.length && length < most) {
                int larger = Math.min(most, GROWTH * length);
                take(larger - length);
                bytes = Arrays.copyOf(bytes, larger);
                length += content.readNBytes(bytes, length, larger - length);
            }
            if (length > Limits.MAX_BODY_BYTES) {
                throw tooLarge(Limits.MAX_BODY_BYTES, new Body(bytes, length).beginning());
            }
            return new Body(bytes, length);
        }

        private void take(int bytes) {
            int memory = bytes * MEMORY_OF_A_BYTE;
            if (!isFree(room, memory)) {
                throw new Busy("too many large bodies are being read");
            }
            taken += memory;
        }

        void leave() {
            room.release(taken);
        }
    }

    private static boolean isFree(Semaphore semaphore, int permits) {
        try {
            return semaphore.tryAcquire(permits, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <R extends @Nullable Object> R unpacked(HttpServletRequest request, Use<R> use) {
        Packing packing = Packing.of(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        if (packing != Packing.ZSTD) {
            return opened(packing, request, use);
        }
        if (!isFree(zstd, 1)) {
            throw new Busy("too many bodies in zstd are being read");
        }
        try {
            return opened(packing, request, use);
        } finally {
            zstd.release();
        }
    }

    private static <R extends @Nullable Object> R opened(Packing packing, HttpServletRequest request, Use<R> use) {
        try (InputStream content = packing.open(request.getInputStream())) {
            return use.of(content);
        } catch (IOException e) {
            throw new UncheckedIOException("the body broke off", e);
        }
    }

    private byte[] read(HttpServletRequest request, int limit) {
        int announced = announced(request, limit);
        return unpacked(request, content -> {
            // Of a length that is known only so much is held, and held once.
            byte[] bytes = announced < 0 ? content.readNBytes(limit) : inOnePiece(content, announced);
            if (bytes.length == limit && content.read() >= 0) {
                throw tooLarge(limit, new Body(bytes, bytes.length).beginning());
            }
            return bytes;
        });
    }

    private static byte[] inOnePiece(InputStream body, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = body.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }

    /// The length of the content that the sender announces, if it is known; a negative number if not, as for what is
    /// packed.
    private int announced(HttpServletRequest request, int limit) {
        long length = request.getContentLengthLong();
        if (Packing.of(request.getHeader(HttpHeaders.CONTENT_ENCODING)) != Packing.NONE) {
            return -1;
        }
        if (length > limit) {
            throw tooLarge(limit, beginning(request));
        }
        return (int) length;
    }

    /// The beginning of a body that is too large, to tell by whom it was sent. Who asks first whether to send it at
    /// all sends nothing.
    private String beginning(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            return "";
        }
        return unpacked(request, content -> {
            byte[] bytes = content.readNBytes(Refusal.MAX_RAW_CHARS);
            return new Body(bytes, bytes.length).beginning();
        });
    }

    private static Problem tooLarge(int limit, String beginning) {
        return Problem.of(new Refusal(Refusal.Reason.TOO_LARGE, "body: longer than " + limit + " bytes", beginning));
    }
}
