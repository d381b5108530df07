package io.linebeat.server.query;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Hands bytes on to a reader that has to keep up: whoever reads a long answer holds one state of the store for as
/// long, and with it one of its readers. Only the time counts that writing takes.
final class PacedOutput extends OutputStream {
    /// So much may be unread at any time.
    static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(30);

    static final long LEAST_BYTES_PER_SECOND = 64 * 1024;

    private static final double NANOS_PER_BYTE = (double) TimeUnit.SECONDS.toNanos(1) / LEAST_BYTES_PER_SECOND;

    private final OutputStream out;
    private final LongSupplier nanos;
    private long waited;
    private long written;

    PacedOutput(OutputStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public void write(int letter) throws IOException {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long start = nanos.getAsLong();
        out.write(bytes, offset, length);
        waited += nanos.getAsLong() - start;
        written += length;
        if (waited > GRACE_NANOS + written * NANOS_PER_BYTE) {
            throw new IOException("the reader takes less than " + LEAST_BYTES_PER_SECOND + " bytes in a second");
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
