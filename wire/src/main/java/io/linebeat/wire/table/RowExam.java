package io.linebeat.wire.table;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Production;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.wire.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one row. The first problem is kept; after it answers stand for nothing.
///
/// Ids and names are taken as they stand, unless the mapping says otherwise. Around times, numbers and states
/// blanks mean nothing.
final class RowExam {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]*)?|\\.[0-9]+");
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+(\\.[0-9]*)?");
    /// As a spreadsheet may write it: `12.0` is 12.
    private static final Pattern WHOLE = Pattern.compile("[0-9]+(\\.0*)?");

    private static final int MILLIONTHS = 6;

    private final Rows.Row.Cells row;
    private final Map<String, Integer> places;
    private final Mapping mapping;
    private final long latest;
    private @Nullable RowProblem problem;

    /// @param places where the mapped columns stand in the row
    RowExam(Rows.Row.Cells row, Map<String, Integer> places, Mapping mapping, long latest) {
        this.row = row;
        this.places = places;
        this.mapping = mapping;
        this.latest = latest;
    }

    @Nullable
    RowProblem problem() {
        return problem;
    }

    String id(String column) {
        String id = text(column, Limits.MAX_ID_CHARS);
        if (Blanks.isBlank(id)) {
            fail(column, CellText.shown(id) + " is blank, and an id is needed");
        }
        return id;
    }

    /// An id that may be missing.
    @Nullable
    String optionalId(@Nullable String column, int maxChars) {
        String id = column == null ? "" : text(column, maxChars);
        return id.isEmpty() ? null : id;
    }

    /// What a label comes to; where its column is blank, the id.
    String label(Label label, String id) {
        return switch (label) {
            case Label.OfId _ -> id;
            case Label.Constant(String text) -> text;
            case Label.OfColumn of -> {
                String text = of.of(text(of.column(), Limits.MAX_NAME_CHARS));
                yield Blanks.isBlank(text) ? id : text;
            }
        };
    }

    long time(String column) {
        String cell = value(column);
        return switch (mapping.time().read(cell)) {
            case TimeForm.Read.At(long micros) when micros <= latest -> micros;
            case TimeForm.Read.At _ ->
                fail(
                        column,
                        CellText.shown(cell) + " is later than " + Micros.instant(latest) + ", the last that is taken");
            case TimeForm.Read.Unreadable(String rule) -> fail(column, CellText.shown(cell) + " " + rule);
        };
    }

    Span span(String startColumn, String endColumn) {
        long start = time(startColumn);
        long end = time(endColumn);
        if (problem == null && end < start) {
            fail(
                    endColumn,
                    CellText.shown(value(endColumn)) + " is before the row's beginning, "
                            + CellText.shown(value(startColumn)));
        }
        return problem == null ? new Span(start, end) : Span.emptyAt(0);
    }

    Kind kind(String column, Map<String, Kind> kinds) {
        String cell = value(column);
        Kind kind = kinds.get(cell);
        if (kind == null) {
            String known = String.join(
                    ", ", kinds.keySet().stream().sorted().map(CellText::shown).toList());
            fail(column, CellText.shown(cell) + " is none of the values that the mapping knows: " + known);
            return Kind.ABSENT;
        }
        return kind;
    }

    /// Units; `null` where the cell is blank.
    @Nullable
    Long count(String column) {
        String cell = value(column);
        if (cell.isEmpty()) {
            return null;
        }
        if (NEGATIVE.matcher(cell).matches()) {
            return fail(column, CellText.shown(cell) + " is negative, and a count of units is not");
        }
        if (cell.length() > Limits.MAX_NUMBER_CHARS || !WHOLE.matcher(cell).matches()) {
            return fail(column, CellText.shown(cell) + " is not a whole number");
        }
        BigDecimal count = new BigDecimal(cell);
        return count.compareTo(BigDecimal.valueOf(Production.MAX_COUNT)) <= 0
                ? (Long) count.longValue()
                : (Long) fail(column, CellText.shown(cell) + " is more than " + Production.MAX_COUNT);
    }

    /// Whether there is a count other than 0, readable or not.
    boolean hasCount(@Nullable String column) {
        String cell = column == null ? "" : value(column);
        return !cell.isEmpty() && !cell.equals("0");
    }

    /// In whole millionths, half up; `null` where the cell is blank.
    @Nullable
    Confidence confidence(String column) {
        String cell = value(column);
        if (cell.isEmpty()) {
            return null;
        }
        boolean isDecimal = cell.length() <= Limits.MAX_NUMBER_CHARS
                && DECIMAL.matcher(cell).matches();
        if (!isDecimal || new BigDecimal(cell).compareTo(BigDecimal.ONE) > 0) {
            fail(column, CellText.shown(cell) + " is not a number from 0 to 1");
            return null;
        }
        BigDecimal millionths = new BigDecimal(cell).movePointRight(MILLIONTHS);
        return new Confidence(millionths.setScale(0, RoundingMode.HALF_UP).intValueExact());
    }

    /// A cell of which ids and names are made.
    private String text(String column, int maxChars) {
        String text = mapping.blanks().applyTo(cell(column));
        String broken = CellText.brokenRule(text, maxChars);
        if (broken != null) {
            fail(column, CellText.shown(text) + " " + broken);
        }
        return text;
    }

    private String value(String column) {
        return Blanks.trimmed(cell(column));
    }

    private String cell(String column) {
        int place = places.getOrDefault(column, Integer.MAX_VALUE);
        if (place >= row.cells().size()) {
            fail(column, "the row ends before this column, after " + row.cells().size() + " cells");
            return "";
        }
        String cell = row.cells().get(place);
        if (!CellText.isDecoded(cell)) {
            fail(
                    column,
                    CellText.shown(cell) + " holds bytes that are not "
                            + mapping.file().charset().name());
        }
        return cell;
    }

    private long fail(String column, String reason) {
        if (problem == null) {
            problem = new RowProblem(row.line(), column, reason);
        }
        return 0;
    }
}
