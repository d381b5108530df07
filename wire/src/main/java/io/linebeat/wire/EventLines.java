package io.linebeat.wire;

import io.linebeat.core.fact.Refusal.Reason;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Events from a stream of any length, one a line, in constant memory and in pieces.
///
/// A line that cannot be read is a [BadItem] with its number, and the rest goes on; blank lines are skipped. The door
/// is asked anew for each piece, when more comes from the stream, and before a line is refused: for a stream may
/// outlast a registration, and the clock moves on. A stream that breaks throws [java.io.UncheckedIOException].
/// Whoever opened the stream closes it.
public final class EventLines {
    /// A piece ends early when its refusals keep so many characters of what was sent.
    static final int MAX_BAD_CHARS = 1 << 20;

    private static final Problem TOO_LONG =
            new Problem(Reason.TOO_LARGE, "the line is longer than " + Limits.MAX_LINE_BYTES + " bytes");

    private final EventReader reader;
    private final Records records;
    private final Format format;
    private final Supplier<Doorway> door;
    private long fillings;
    private @Nullable BadItem headerOfNoUse;

    /// What a record is: read by the fast lane if it can, and if not, by the careful one.
    private interface Format {
        boolean isFast(FastLane lane, byte[] text, int from, int to);

        Verdict judge(String text, Doorway door);
    }

    private EventLines(EventReader reader, Records records, Format format, Supplier<Doorway> door) {
        this.reader = reader;
        this.records = records;
        this.format = format;
        this.door = door;
    }

    private record Json() implements Format {
        @Override
        public boolean isFast(FastLane lane, byte[] text, int from, int to) {
            return lane.line(text, from, to);
        }

        @Override
        public Verdict judge(String text, Doorway door) {
            return CarefulLane.judge(text, door);
        }
    }

    private static final class Csv implements Format {
        private final CsvColumns columns;
        private final int[] fields;

        Csv(CsvColumns columns) {
            this.columns = columns;
            fields = columns.numbers();
        }

        @Override
        public boolean isFast(FastLane lane, byte[] text, int from, int to) {
            return lane.row(text, from, to, fields);
        }

        @Override
        public Verdict judge(String text, Doorway door) {
            return columns.judge(text, door);
        }
    }

    static EventLines ndjson(EventReader reader, InputStream in, Supplier<Doorway> door) {
        return new EventLines(reader, Records.lines(in), new Json(), door);
    }

    static EventLines csv(EventReader reader, InputStream in, Supplier<Doorway> door) {
        Records rows = Records.rows(in);
        String text = header(rows);
        return switch (CsvColumns.ofHeader(text)) {
            case CsvColumns.Header.Good(CsvColumns columns) -> new EventLines(reader, rows, new Csv(columns), door);
            case CsvColumns.Header.Bad(Problem problem) -> {
                rows.giveUp();
                EventLines none = new EventLines(reader, rows, new Json(), door);
                none.headerOfNoUse = new BadItem(Math.max(1, rows.line()), problem.refuse(text));
                yield none;
            }
        };
    }

    /// The first row that is not blank; nothing where it cannot be read.
    private static String header(Records rows) {
        while (rows.next()) {
            String text =
                    rows.isTooLong() ? null : Utf8.decode(Arrays.copyOfRange(rows.bytes(), rows.from(), rows.to()));
            if (text == null || !text.isBlank()) {
                return text == null ? "" : text;
            }
        }
        return "";
    }

    /// The next lines, as far as they are not blank.
    ///
    /// @param most how many they are at most
    /// @return `null` when there are none left
    public @Nullable Judged piece(int most) {
        FastLane lane = reader.take();
        try {
            lane.begin(most);
            if (headerOfNoUse != null) {
                lane.add(headerOfNoUse);
                headerOfNoUse = null;
            }
            fillings = 0;
            while (lane.size() < most && lane.badChars() < MAX_BAD_CHARS && records.next()) {
                read(lane);
            }
            return lane.size() == 0 ? null : lane.end();
        } finally {
            reader.give(lane);
        }
    }

    /// How many lines of the stream are in the pieces so far: blank ones, the header of a CSV file, and line ends in
    /// quotation marks count too.
    public long linesRead() {
        return records.linesRead();
    }

    private void read(FastLane lane) {
        if (records.isTooLong()) {
            lane.add(new BadItem(records.line(), TOO_LONG.refuse(Utf8.beginning(records.bytes()))));
            return;
        }
        if (records.fillings() != fillings) {
            fillings = records.fillings();
            Doorway current = door.get();
            lane.use(reader.index(current), current.now());
        }
        if (!format.isFast(lane, records.bytes(), records.from(), records.to())) {
            readCarefully(lane);
        }
    }

    private void readCarefully(FastLane lane) {
        byte[] record = Arrays.copyOfRange(records.bytes(), records.from(), records.to());
        String text = Utf8.decode(record);
        if (text == null) {
            lane.add(new BadItem(records.line(), Utf8.NOT_UTF8.refuse(Utf8.beginning(record))));
        } else if (!text.isBlank()) {
            lane.add(records.line(), format.judge(text, door.get()), text);
        }
    }
}
