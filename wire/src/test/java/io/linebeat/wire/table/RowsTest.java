package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    private static List<Rows.Row> read(String text, int width) throws IOException {
        Rows rows = new Rows(new Lines(new StringReader(text), Rows.MAX_ROW_CHARS), FileForm.USUAL);
        List<Rows.Row> read = new ArrayList<>();
        for (Rows.Row row = rows.next(width); row != null; row = rows.next(width)) {
            read.add(row);
        }
        return read;
    }

    private static Rows.Row cells(long line, String... cells) {
        return new Rows.Row.Cells(line, List.of(cells));
    }

    private static Rows.Row broken(long line, String reason) {
        return new Rows.Row.Broken(line, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndIsOne(String end) throws IOException {
        assertThat(read("a,b" + end + end + "c,d" + end + "e,f", 2))
                .containsExactly(cells(1, "a", "b"), cells(3, "c", "d"), cells(4, "e", "f"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstCell() throws IOException {
        assertThat(read("\uFEFF\"a\",\uFEFFb\n", 2)).containsExactly(cells(1, "a", "\uFEFFb"));
    }

    @Test
    void aLineEndInQuotationMarksIsPartOfTheValue() throws IOException {
        assertThat(read("a,\"one\r\ntwo \"\"or\"\"\n\nthree\",c\nd,e,f\n", 3))
                .containsExactly(cells(1, "a", "one\ntwo \"or\"\n\nthree", "c"), cells(5, "d", "e", "f"));
    }

    @Test
    void aMarkInTheMiddleOfAValueMeansNothing() throws IOException {
        assertThat(read("12\" pipe,b\nc,3\" x \"4\n", 2))
                .containsExactly(cells(1, "12\" pipe", "b"), cells(2, "c", "3\" x \"4"));
    }

    @Test
    void aMarkThatNothingClosesCostsItsRowAlone() throws IOException {
        assertThat(read("a,b\n\"c,d\ne,f\ng,h\n", 2))
                .containsExactly(
                        cells(1, "a", "b"),
                        broken(2, "a quotation mark opens a value and nothing closes it"),
                        cells(3, "e", "f"),
                        cells(4, "g", "h"));
    }

    @Test
    void aMarkThatAnotherRowClosesByChanceCostsItsRowAlone() throws IOException {
        assertThat(read("a,\"b\nc,d\ne,\"f\"\n", 2))
                .containsExactly(
                        broken(1, "text follows the quotation mark that closes a value"),
                        cells(2, "c", "d"),
                        cells(3, "e", "f"));
        assertThat(read("a,\"b\nc,\",d\ne,f\n", 2))
                .containsExactly(
                        broken(1, "a quotation mark opens a value that goes on over the next rows"),
                        broken(2, "a quotation mark opens a value and nothing closes it"),
                        cells(3, "e", "f"));
    }

    @Test
    void textBehindAClosedValueCostsItsRowAlone() throws IOException {
        assertThat(read("\"a\"x,b\nc,d\n", 2))
                .containsExactly(broken(1, "text follows the quotation mark that closes a value"), cells(2, "c", "d"));
    }

    @Test
    void aRowThatIsTooLongIsGivenUpAndTheNextIsRead() throws IOException {
        String longest = "x".repeat(Rows.MAX_ROW_CHARS - 2);
        assertThat(read(longest + ",y\n" + longest + ",yy\na,b\n", 2))
                .containsExactly(
                        cells(1, longest, "y"),
                        broken(2, "the row is longer than 65536 characters"),
                        cells(3, "a", "b"));
    }

    @Test
    void aValueOverTooManyLinesIsGivenUpAndItsLinesAreReadAsRows() throws IOException {
        String text = "\"a,b\n" + "c,d\n".repeat(Rows.MAX_ROW_CHARS);
        List<Rows.Row> rows = read(text, 2);
        assertThat(rows).hasSize(Rows.MAX_ROW_CHARS + 1);
        assertThat(rows.getFirst()).isEqualTo(broken(1, "a quotation mark opens a value and nothing closes it"));
        assertThat(rows.getLast()).isEqualTo(cells(Rows.MAX_ROW_CHARS + 1, "c", "d"));
    }

    @Test
    void blankLinesAreNoRows() throws IOException {
        assertThat(read("\n  \na,b\n\u00a0\n,\n", 2)).containsExactly(cells(3, "a", "b"), cells(5, "", ""));
    }
}
