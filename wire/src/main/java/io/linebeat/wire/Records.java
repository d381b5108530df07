package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// Divides a stream of any length into records, in constant memory: into lines, or into the rows of a CSV
/// file, where a line end inside quotation marks is part of the row.
///
/// A record is not copied: it stands in the buffer, until the next one is asked for. One that is too long is given up
/// at
/// [Limits#MAX_LINE_BYTES] and skipped to its line end; so a quotation mark that is never closed costs some lines and
/// not the rest of the stream.
final class Records {
    /// The longest record fits, its line end too.
    private static final int BUFFER_BYTES = 2 * Limits.MAX_LINE_BYTES;
    /// A record and the first half of its line end.
    private static final int MOST = Limits.MAX_LINE_BYTES + 1;

    private final InputStream in;
    private final boolean quotes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    /// Up to there the buffer is filled.
    private int filled;
    /// Where the next record begins.
    private int next;
    private boolean isOver;
    private long fillings;
    /// Lines that ended before `next`.
    private long linesRead;

    private int from;
    private int to;
    private long line;
    private boolean isTooLong;
    private byte[] beginning = {};

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

    /// Goes to the next record.
    ///
    /// @return whether there is one
    boolean next() {
        if (fillings == 0) {
            skipMark();
        }
        from = next;
        if (!has(0)) {
            return false;
        }
        line = linesRead + 1;
        int length = quotes ? row() : line(0);
        isTooLong = length > MOST || (length == MOST && buffer[from + length - 1] != '\r');
        if (isTooLong) {
            skip(Math.min(length, MOST));
            return true;
        }
        to = from + length;
        next = to;
        endLine();
        if (length > 0 && buffer[to - 1] == '\r') {
            to--;
        }
        return true;
    }

    /// There are no more records: the rest is of no use.
    void giveUp() {
        isOver = true;
        next = filled;
    }

    /// The bytes in which the record stands, from [#from()] to [#to()], without its line end. Not to be changed.
    byte[] bytes() {
        return isTooLong ? beginning : buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The record is longer than [Limits#MAX_LINE_BYTES]; its beginning is all there is of it.
    boolean isTooLong() {
        return isTooLong;
    }

    /// The number, from 1, of the line on which the record begins.
    int line() {
        return (int) Math.min(line, Integer.MAX_VALUE);
    }

    /// How many lines were read, blank ones too; a last one without an end counts.
    long linesRead() {
        return linesRead;
    }

    /// How often bytes were taken from the stream: while it stays the same, no time was spent on waiting for some.
    long fillings() {
        return fillings;
    }

    /// Whether there is a byte at this distance from the beginning of the record; looks for more in the stream.
    private boolean has(int distance) {
        while (from + distance >= filled && !isOver) {
            fill();
        }
        return from + distance < filled;
    }

    /// The length of a line, at least, if it goes on behind what is too long.
    private int line(int known) {
        int length = known;
        while (length <= MOST && has(length)) {
            int end = Words.find(buffer, from + length, filled, '\n', '\n');
            length = end - from;
            if (end < filled) {
                return length;
            }
        }
        return length;
    }

    /// The length of a row. As long as no quotation mark comes, it is a line.
    private int row() {
        int length = 0;
        while (length <= MOST && has(length)) {
            int found = Words.find(buffer, from + length, filled, '\n', '"');
            length = found - from;
            if (found < filled) {
                return buffer[found] == '\n' ? length : quotedRow();
            }
        }
        return length;
    }

    private int quotedRow() {
        Place place = Place.FIELD_BEGINS;
        int length = 0;
        while (length <= MOST && has(length)) {
            byte found = buffer[from + length];
            if (found == '\n') {
                if (place != Place.QUOTED || length == MOST) {
                    return length;
                }
                linesRead++;
            }
            place = place.after(found);
            length++;
        }
        return length;
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

    /// Gives up a record that goes on behind `length` bytes, and goes to its line end.
    private void skip(int length) {
        int kept = Math.min(length, Refusal.MAX_RAW_CHARS * Utf8.MAX_BYTES_OF_CHAR);
        beginning = Arrays.copyOfRange(buffer, from, from + kept);
        from += length;
        while (has(0)) {
            from = Words.find(buffer, from, filled, '\n', '\n');
            if (from < filled) {
                break;
            }
        }
        next = from;
        endLine();
        from = 0;
        to = kept;
    }

    /// Goes behind the end of a line.
    private void endLine() {
        linesRead++;
        if (next < filled) {
            next++;
        }
    }

    private void skipMark() {
        while (!isOver && filled < Utf8.MARK_BYTES) {
            fill();
        }
        next = Utf8.startsWithMark(buffer) ? Utf8.MARK_BYTES : 0;
    }

    /// Takes more from the stream. What was not read yet moves to the beginning when the end is reached.
    private void fill() {
        if (filled == buffer.length) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        int read = read();
        fillings++;
        isOver = read < 0;
        filled += Math.max(0, read);
    }

    private int read() {
        try {
            return in.read(buffer, filled, buffer.length - filled);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
