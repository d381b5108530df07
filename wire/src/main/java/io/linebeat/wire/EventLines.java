package io.linebeat.wire;

import io.linebeat.core.fact.Refusal.Reason;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Events from a stream of any length, one a line, in constant memory.
///
/// A line that cannot be read is an [Item.Bad] with its number, and the rest goes on; blank lines are
/// skipped. The door is asked anew for each line, for a stream may outlast a registration, and the clock
/// moves on. A stream that breaks throws [java.io.UncheckedIOException]. Whoever opened the stream closes it.
public final class EventLines implements Iterator<Item> {
    private static final Problem TOO_LONG =
            new Problem(Reason.TOO_LARGE, "the line is longer than " + Limits.MAX_LINE_BYTES + " bytes");

    private final Records records;
    private final Format format;
    private final Supplier<Doorway> door;
    private Records.@Nullable Found ahead;

    /// What one record says, given its text.
    private interface Format {
        Verdict judge(String text, Doorway door);
    }

    private EventLines(Records records, Format format, Supplier<Doorway> door) {
        this.records = records;
        this.format = format;
        this.door = door;
    }

    /// One JSON object a line.
    public static Iterator<Item> ndjson(InputStream in, Supplier<Doorway> door) {
        return new EventLines(Records.lines(in), EventReader::judge, door);
    }

    /// Comma-separated values under a header that names the fields as JSON does, in any order; other columns
    /// are ignored. Where the header is of no use there is one item, and it says so.
    public static Iterator<Item> csv(InputStream in, Supplier<Doorway> door) {
        Records rows = Records.rows(in);
        Records.Found first = notBlank(rows);
        int line = first == null ? 1 : first.line();
        String text = first instanceof Records.Found.Whole whole ? whole.text() : "";
        return switch (CsvColumns.ofHeader(text)) {
            case CsvColumns.Header.Good(CsvColumns columns) -> new EventLines(rows, columns::judge, door);
            case CsvColumns.Header.Bad(Problem problem) ->
                List.<Item>of(new Item.Bad(line, problem.refuse(text))).iterator();
        };
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = notBlank(records);
        }
        return ahead != null;
    }

    @Override
    public Item next() {
        Records.Found found = hasNext() ? ahead : null;
        if (found == null) {
            throw new NoSuchElementException("no line is left");
        }
        ahead = null;
        return item(found);
    }

    private Item item(Records.Found found) {
        return switch (found) {
            case Records.Found.Whole(int line, String text) ->
                switch (format.judge(text, door.get())) {
                    case Verdict.Sound(var fact) -> new Item.Good(line, fact);
                    case Verdict.Flawed(Problem problem) -> new Item.Bad(line, problem.refuse(text));
                };
            case Records.Found.NotUtf8(int line, String beginning) ->
                new Item.Bad(line, Utf8.NOT_UTF8.refuse(beginning));
            case Records.Found.TooLong(int line, String beginning) -> new Item.Bad(line, TOO_LONG.refuse(beginning));
        };
    }

    private static Records.@Nullable Found notBlank(Records records) {
        Records.Found found = records.read();
        while (found instanceof Records.Found.Whole whole && whole.text().isBlank()) {
            found = records.read();
        }
        return found;
    }
}
