package io.linebeat.wire.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a text of any length. A line ends with a line feed, a carriage return or both.
final class Lines {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int END = -1;

    private final Reader in;
    private final int maxChars;
    private final char[] buffer = new char[1 << 14];
    private final Deque<Line> again = new ArrayDeque<>();
    private int filled;
    private int next;
    private long read;

    Lines(Reader in, int maxChars) {
        this.in = in;
        this.maxChars = maxChars;
    }

    /// A line without its end.
    ///
    /// @param number counted from 1
    /// @param isWhole false where the line is longer than allowed and `text` is only its beginning
    record Line(long number, String text, boolean isWhole) {}

    @Nullable
    Line next() throws IOException {
        if (!again.isEmpty()) {
            return again.pop();
        }
        if (read == 0 && peek() == BYTE_ORDER_MARK) {
            next++;
        }
        return peek() == END ? null : read();
    }

    /// Gives lines back, to be read again.
    void giveBack(List<Line> lines) {
        lines.reversed().forEach(again::push);
    }

    private Line read() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean isWhole = true;
        for (int unit = take(); unit != END && unit != '\n'; unit = take()) {
            if (unit == '\r') {
                if (peek() == '\n') {
                    next++;
                }
                break;
            }
            if (text.length() < maxChars) {
                text.append((char) unit);
            } else {
                isWhole = false;
            }
        }
        read++;
        return new Line(read, text.toString(), isWhole);
    }

    private int take() throws IOException {
        int unit = peek();
        if (unit != END) {
            next++;
        }
        return unit;
    }

    private int peek() throws IOException {
        if (next == filled) {
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
            next = 0;
        }
        return next < filled ? buffer[next] : END;
    }
}
