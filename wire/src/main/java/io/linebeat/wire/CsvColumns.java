package io.linebeat.wire;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which column of a CSV file holds which field.
///
/// CSV knows only texts: an empty one is missing, `confidence` and `count` are written as JSON writes
/// numbers, `shadow` is `true` or `false`.
final class CsvColumns {
    private static final Set<Field> REQUIRED =
            Collections.unmodifiableSet(EnumSet.of(Field.TIMESTAMP, Field.WORKER_ID, Field.EVENT_TYPE));

    /// By column; `null` where a column is ignored.
    private final List<@Nullable Field> fields;

    private CsvColumns(List<@Nullable Field> fields) {
        this.fields = fields;
    }

    /// What a header came to.
    sealed interface Header {
        record Good(CsvColumns columns) implements Header {}

        record Bad(Problem problem) implements Header {}
    }

    static Header ofHeader(String text) {
        return row(text, CsvColumns::header, Header.Bad::new);
    }

    /// By column the number of its field, or [FastCsv#IGNORED].
    int[] numbers() {
        return fields.stream()
                .mapToInt(field -> field == null || field.number() >= Draft.FIELDS ? FastCsv.IGNORED : field.number())
                .toArray();
    }

    /// What a row under this header says.
    Verdict judge(String text, Doorway door) {
        return row(text, values -> judge(values, door), Verdict.Flawed::new);
    }

    private static Header header(List<String> names) {
        List<@Nullable Field> fields = new ArrayList<>();
        Set<Field> seen = EnumSet.noneOf(Field.class);
        for (String name : names) {
            Field field = Field.ofCode(name);
            if (field != null && !seen.add(field)) {
                return bad("names the column " + field.code() + " twice");
            }
            fields.add(field);
        }
        for (Field required : REQUIRED) {
            if (!seen.contains(required)) {
                return bad("has no column " + required.code());
            }
        }
        return seen.contains(Field.WORKSTATION_ID) || seen.contains(Field.STATION_ID)
                ? new Header.Good(new CsvColumns(Collections.unmodifiableList(fields)))
                : bad("has no column workstation_id");
    }

    private static Header bad(String rule) {
        return new Header.Bad(
                Problem.malformed("the header " + rule + "; the first line names the fields, separated by commas"));
    }

    private Verdict judge(List<String> values, Doorway door) {
        if (values.size() != fields.size()) {
            return new Verdict.Flawed(
                    Problem.malformed("the row has " + values.size() + " fields, the header names " + fields.size()));
        }
        Sent sent = new Sent();
        for (int i = 0; i < values.size(); i++) {
            Field field = fields.get(i);
            if (field != null) {
                sent.put(field, given(field, values.get(i)));
            }
        }
        return EventExam.judge(sent, door);
    }

    private static Given given(Field field, String value) {
        boolean isNumber = (field == Field.CONFIDENCE || field == Field.COUNT) && Decimals.isNumber(value);
        if (isNumber) {
            return new Given.Digits(value);
        }
        boolean isFlag = field == Field.SHADOW && (value.equals("true") || value.equals("false"));
        return isFlag ? new Given.Flag(value.equals("true")) : new Given.Text(value);
    }

    private static <T> T row(String text, Function<List<String>, T> read, Function<Problem, T> broken) {
        List<String> values;
        try {
            values = CsvReader.builder().ofSingleCsvRecord(text).getFields();
        } catch (CsvParseException unreadable) {
            return broken.apply(
                    Problem.malformed("not valid CSV: a quotation mark is not closed, or text follows one"));
        }
        return read.apply(values);
    }
}
