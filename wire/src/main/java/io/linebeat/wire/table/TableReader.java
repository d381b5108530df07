package io.linebeat.wire.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads a delimited file row by row, in constant memory.
final class TableReader implements AutoCloseable {
    private final Counting bytes;
    private final long totalBytes;
    private final Reader text;
    private final Rows rows;
    private final @Nullable Header header;

    private TableReader(Path file, FileForm form) throws IOException {
        totalBytes = Files.size(file);
        bytes = new Counting(Files.newInputStream(file));
        CharsetDecoder decoder = form.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(CellText.UNDECODABLE);
        text = new InputStreamReader(bytes, decoder);
        rows = new Rows(new Lines(text, Rows.MAX_ROW_CHARS), form);
        header = rows.next(0) instanceof Rows.Row.Cells row ? new Header(row.cells()) : null;
    }

    static TableReader open(Path file, FileForm form) throws IOException {
        return new TableReader(file, form);
    }

    /// The first row; `null` where the file has none that can be read.
    @Nullable
    Header header() {
        return header;
    }

    /// The next row, or `null` at the end of the file.
    Rows.@Nullable Row next() throws IOException {
        return rows.next(header == null ? 0 : header.width());
    }

    /// How many bytes have been read so far; some of them wait in a buffer.
    long bytesRead() {
        return bytes.count;
    }

    long totalBytes() {
        return totalBytes;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
