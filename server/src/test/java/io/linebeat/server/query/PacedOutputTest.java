package io.linebeat.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedOutputTest {
    private static final int PIECE = (int) PacedOutput.LEAST_BYTES_PER_SECOND;

    private final AtomicLong time = new AtomicLong();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    /// One that takes so long over each piece.
    private PacedOutput to(long nanosOfAPiece) {
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int letter) {
                throw new AssertionError("never one by one");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                time.addAndGet(nanosOfAPiece);
                read.write(bytes, offset, length);
            }
        };
        return new PacedOutput(slow, time::get);
    }

    @Test
    void whoKeepsUpMayTakeAsLongAsItTakes() throws IOException {
        PacedOutput paced = to(TimeUnit.SECONDS.toNanos(1));
        for (int i = 0; i < 200; i++) {
            paced.write(new byte[PIECE]);
            time.addAndGet(TimeUnit.MINUTES.toNanos(1)); // the store's own time
        }
        assertThat(read.size()).isEqualTo(200 * PIECE);
    }

    @Test
    void whoDoesNotIsCutOffOnceItsGraceIsOver() throws IOException {
        PacedOutput paced = to(TimeUnit.SECONDS.toNanos(3));
        for (int i = 0; i < 15; i++) {
            paced.write(new byte[PIECE]);
        }
        assertThatThrownBy(() -> paced.write(new byte[PIECE])).isInstanceOf(IOException.class);
    }
}
