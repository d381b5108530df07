package io.linebeat.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Divides a stream of any length into records, in constant memory: into lines, or into the rows of a CSV
/// file, where a line end inside quotation marks is part of the row.
///
/// A record that is too long is given up at [Limits#MAX_LINE_BYTES] and skipped to its line end; so a
/// quotation mark that is never closed costs some lines and not the rest of the stream.
final class Records {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FIRST_RECORD_BYTES = 1 << 9;

    private final InputStream in;
    private final boolean quotes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int next;
    private long line = 1;

    private byte[] record = new byte[FIRST_RECORD_BYTES];
    private int length;

    private Records(InputStream in, boolean quotes) {
        this.in = in;
        this.quotes = quotes;
    }

    static Records lines(InputStream in) {
        return new Records(in, false);
    }

    static Records rows(InputStream in) {
        return new Records(in, true);
    }

    /// A record without its line end; `line` is the number, from 1, of the line on which it begins.
    sealed interface Found {
        int line();

        record Whole(int line, String text) implements Found {}

        record NotUtf8(int line, String beginning) implements Found {}

        record TooLong(int line, String beginning) implements Found {}
    }

    /// Where in a row of CSV the next byte stands. In a field without quotation marks, one in its middle
    /// means nothing.
    private enum Place {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        /// Behind a quotation mark that closes the field, or is the first of two.
        BEHIND_QUOTE;

        Place after(byte b) {
            return switch (this) {
                case QUOTED -> b == '"' ? BEHIND_QUOTE : QUOTED;
                case FIELD_BEGINS, BEHIND_QUOTE -> b == '"' ? QUOTED : b == ',' ? FIELD_BEGINS : PLAIN;
                case PLAIN -> b == ',' ? FIELD_BEGINS : PLAIN;
            };
        }
    }

    /// The next record, or `null` at the end of the stream.
    @Nullable
    Found read() {
        skipMark();
        if (!isMore()) {
            return null;
        }
        int begins = (int) Math.min(line, Integer.MAX_VALUE);
        length = 0;
        for (Place place = Place.FIELD_BEGINS; isMore(); ) {
            byte b = buffer[next++];
            boolean full = length > Limits.MAX_LINE_BYTES;
            if (b == '\n') {
                line++;
                if (place != Place.QUOTED || full) {
                    break;
                }
            }
            if (full) {
                skipLine();
                break;
            }
            append(b);
            place = quotes ? place.after(b) : Place.PLAIN;
        }
        return found(begins, Arrays.copyOf(record, lengthWithoutReturn()));
    }

    private static Found found(int line, byte[] bytes) {
        if (bytes.length > Limits.MAX_LINE_BYTES) {
            return new Found.TooLong(line, Utf8.beginning(bytes));
        }
        String text = Utf8.decode(bytes);
        return text == null ? new Found.NotUtf8(line, Utf8.beginning(bytes)) : new Found.Whole(line, text);
    }

    private void skipMark() {
        if (line == 1 && filled == 0) {
            filled = fill(Utf8.MARK_BYTES);
            next = Utf8.startsWithMark(buffer) ? Utf8.MARK_BYTES : 0;
        }
    }

    private void skipLine() {
        while (isMore()) {
            if (buffer[next++] == '\n') {
                line++;
                return;
            }
        }
    }

    private void append(byte b) {
        if (length == record.length) {
            record = Arrays.copyOf(record, length * 2);
        }
        record[length++] = b;
    }

    private int lengthWithoutReturn() {
        return length > 0 && record[length - 1] == '\r' ? length - 1 : length;
    }

    private boolean isMore() {
        if (next == filled) {
            filled = Math.max(0, fillSome());
            next = 0;
        }
        return next < filled;
    }

    private int fillSome() {
        try {
            return in.read(buffer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private int fill(int bytes) {
        try {
            return in.readNBytes(buffer, 0, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
