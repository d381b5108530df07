package io.linebeat.server.intake;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.linebeat.core.fact.Refusal;
import io.linebeat.server.operations.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a body was packed on its way (`Content-Encoding`). It is unpacked while it is read, so that what it grows to
/// is bounded where a plain body is.
enum Packing {
    NONE,
    GZIP,
    ZSTD;

    /// A frame of zstd says how much memory its unpacking takes: at most 2 to this power, which is 8 MiB, as RFC 9659
    /// has it for HTTP.
    private static final int MAX_WINDOW_LOG = 23;

    static Packing of(@Nullable String contentEncoding) {
        return switch (contentEncoding == null
                ? "identity"
                : contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> NONE;
            case "gzip", "x-gzip" -> GZIP;
            case "zstd" -> ZSTD;
            default -> throw Problem.encoded(String.valueOf(contentEncoding));
        };
    }

    /// The content of a body. To be closed: unpacking takes memory that no collector knows of.
    InputStream open(InputStream body) throws IOException {
        return switch (this) {
            case NONE -> new Source(body);
            case GZIP -> new Unpacked(body, Gunzip::new);
            case ZSTD ->
                new Unpacked(body, packed -> new ZstdInputStreamNoFinalizer(packed).setLongMax(MAX_WINDOW_LOG));
        };
    }

    private interface Opening {
        InputStream of(InputStream packed) throws IOException;
    }

    /// A body that cannot be unpacked is malformed. One that broke off on its way is another matter: it says so
    /// itself.
    private final class Unpacked extends InputStream {
        private final Source source;
        private final InputStream content;

        Unpacked(InputStream body, Opening opening) throws IOException {
            source = new Source(body);
            content = opening.of(source);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return content.read(into, offset, length);
            } catch (IOException e) {
                if (source.isBroken) {
                    throw e;
                }
                String detail =
                        "body: cannot be unpacked as " + name().toLowerCase(Locale.ROOT) + ": " + e.getMessage();
                throw Problem.of(new Refusal(Refusal.Reason.MALFORMED, detail, ""));
            }
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    /// Remembers whether the connection failed. It is not closed with what is unpacked from it: the server does that.
    private static final class Source extends FilterInputStream {
        private boolean isBroken;

        Source(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                isBroken = true;
                throw e;
            }
        }

        @Override
        public void close() {}
    }
}
