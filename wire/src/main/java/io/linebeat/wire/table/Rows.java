package io.linebeat.wire.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.linebeat.wire.table.Lines.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts lines together to rows: a value in quotation marks may go over several.
///
/// A mark that opens a value and is never closed would swallow the rest of the file. So where a row of several
/// lines is too long, does not end, or does not have the header's number of cells, only its first line is given
/// up, and reading goes on with the second.
final class Rows {
    /// The longest row, in characters.
    static final int MAX_ROW_CHARS = 64 * 1024;

    private final Lines lines;
    private final FileForm form;
    private final CsvReader.CsvReaderBuilder csv;

    Rows(Lines lines, FileForm form) {
        this.lines = lines;
        this.form = form;
        this.csv = CsvReader.builder().fieldSeparator(form.delimiter()).quoteCharacter(form.quote());
    }

    /// A row of the file; `line` is the number of the line on which it begins, from 1.
    sealed interface Row {
        long line();

        record Cells(long line, List<String> cells) implements Row {}

        record Broken(long line, String reason) implements Row {}
    }

    /// The next row that is not blank, or `null` at the end.
    ///
    /// @param width the number of cells that a row of several lines must have; 0 where that is not known yet
    @Nullable
    Row next(int width) throws IOException {
        Line first = lines.next();
        while (first != null && first.isWhole() && Blanks.isBlank(first.text())) {
            first = lines.next();
        }
        return first == null ? null : rowFrom(first, width);
    }

    private Row rowFrom(Line first, int width) throws IOException {
        if (!first.isWhole()) {
            return new Row.Broken(first.number(), "the row is longer than " + MAX_ROW_CHARS + " characters");
        }
        List<Line> more = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text());
        boolean open = isOpenAfter(first.text(), false);
        while (open) {
            Line line = lines.next();
            if (line != null) {
                more.add(line);
            }
            if (line == null || !line.isWhole() || text.length() + line.text().length() > MAX_ROW_CHARS) {
                return broken(first, more, "a quotation mark opens a value and nothing closes it");
            }
            text.append('\n').append(line.text());
            open = isOpenAfter(line.text(), true);
        }
        List<String> cells = cells(text.toString());
        if (cells == null) {
            return broken(first, more, "text follows the quotation mark that closes a value");
        }
        if (!more.isEmpty() && width > 0 && cells.size() != width) {
            return broken(first, more, "a quotation mark opens a value that goes on over the next rows");
        }
        return new Row.Cells(first.number(), cells);
    }

    private Row broken(Line first, List<Line> more, String reason) {
        lines.giveBack(more);
        return new Row.Broken(first.number(), reason);
    }

    private @Nullable List<String> cells(String text) {
        try {
            return csv.ofSingleCsvRecord(text).getFields();
        } catch (CsvParseException _) {
            return null;
        }
    }

    /// Whether a value in quotation marks goes on after this line. A mark in the middle of a value without them
    /// means nothing.
    private boolean isOpenAfter(String line, boolean openBefore) {
        boolean open = openBefore;
        boolean valueBegins = !openBefore;
        for (int i = 0; i < line.length(); i++) {
            char unit = line.charAt(i);
            if (open) {
                if (unit == form.quote() && i + 1 < line.length() && line.charAt(i + 1) == form.quote()) {
                    i++;
                } else if (unit == form.quote()) {
                    open = false;
                }
            } else if (unit == form.quote() && valueBegins) {
                open = true;
                valueBegins = false;
            } else {
                valueBegins = unit == form.delimiter();
            }
        }
        return open;
    }
}
