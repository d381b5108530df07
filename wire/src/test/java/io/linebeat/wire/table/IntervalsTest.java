package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    private static final String HEADER = "from,to,who,where,units,order\n";

    @TempDir
    Path folder;

    private final Gathered gathered = new Gathered();

    private Summary take(String rows) throws IOException {
        return gathered.finish(folder, Gathered.INTERVALS, HEADER + rows);
    }

    private static String row(String from, String to, String where, String units) {
        return "2012-01-02 " + from + ",2012-01-02 " + to + ",Ann," + where + "," + units + ",\n";
    }

    private List<String> told() {
        return gathered.facts.stream().map(Gathered::told).sorted().toList();
    }

    @Test
    void aRowIsWorkFromItsBeginningToItsEndAndItsUnitsAreMadeAtItsEnd() throws IOException {
        Summary summary = take(row("08:20", "10:10", "A", "5"));
        assertThat(told())
                .containsExactly(
                        "08:20 working A", "09:00 working A", "10:00 working A", "10:10 5 at A", "10:10 absent A");
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly("working A 08:20 10:10", "absent A 10:10 11:10");
        assertThat(summary.facts()).isEqualTo(Map.of(Kind.WORKING, 3L, Kind.ABSENT, 1L, Kind.PRODUCTION, 1L));
        assertThat(summary.covered())
                .isEqualTo(new Span(
                        Micros.of(Instant.parse("2012-01-02T08:20:00Z")),
                        Micros.of(Instant.parse("2012-01-02T10:10:00Z"))));
    }

    @Test
    void observationsCarryNeitherAConfidenceNorAnId() throws IOException {
        take(row("08:20", "10:10", "A", ""));
        assertThat(gathered.observations()).hasSize(4).allSatisfy(observation -> {
            assertThat(observation.confidence()).isNull();
            assertThat(observation.source().eventId()).isNull();
        });
    }

    @Test
    void betweenTwoRowsTheWorkerIsAbsentWhereSheLastWorked() throws IOException {
        take(row("08:00", "09:00", "A", "") + row("11:30", "12:00", "B", ""));
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly(
                        "working A 08:00 09:00",
                        "absent A 09:00 11:30",
                        "working B 11:30 12:00",
                        "absent B 12:00 13:00");
    }

    @Test
    void ofRowsOpenAtOnceTheOneThatBeganLastIsInForce() throws IOException {
        take(row("08:00", "12:00", "A", "") + row("09:00", "10:00", "B", "") + row("11:00", "13:00", "C", ""));
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly(
                        "working A 08:00 09:00",
                        "working B 09:00 10:00",
                        "working A 10:00 11:00",
                        "working C 11:00 13:00",
                        "absent C 13:00 14:00");
    }

    @Test
    void ofRowsThatBeginTogetherTheLaterLineIsInForce() throws IOException {
        take(row("08:00", "09:00", "B", "1") + row("08:00", "10:00", "A", "2"));
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly("working A 08:00 10:00", "absent A 10:00 11:00");
        Gathered other = new Gathered();
        other.finish(
                folder, Gathered.INTERVALS, HEADER + row("08:00", "10:00", "A", "2") + row("08:00", "09:00", "B", "1"));
        assertThat(other.told("Ann", Hold.ONE_HOUR))
                .containsExactly("working B 08:00 09:00", "working A 09:00 10:00", "absent A 10:00 11:00");
    }

    @Test
    void rowsThatTouchLeaveNoAbsenceBetweenThem() throws IOException {
        take(row("08:00", "09:00", "A", "") + row("09:00", "10:00", "A", ""));
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly("working A 08:00 10:00", "absent A 10:00 11:00");
    }

    @Test
    void theOrderOfRowsOfDifferentBeginningsChangesNothing() throws IOException {
        String first = row("08:00", "12:00", "A", "1");
        String second = row("09:00", "10:00", "B", "1");
        String third = row("11:00", "13:00", "C", "1");
        take(first + second + third);
        List<String> inOrder = told();
        gathered.facts.clear();
        take(third + first + second);
        assertThat(told()).isEqualTo(inOrder);
    }

    @Test
    void aRowOfNoLengthBringsUnitsAndNoWork() throws IOException {
        take(row("08:00", "10:30", "A", "1") + row("09:30", "09:30", "B", "7") + row("11:30", "11:30", "C", "8"));
        assertThat(told())
                .containsExactly(
                        "08:00 working A",
                        "09:00 working A",
                        "09:30 7 at B",
                        "10:00 working A",
                        "10:30 1 at A",
                        "10:30 absent A",
                        "11:30 8 at C");
    }

    @Test
    void aWorkerWithRowsOfNoLengthAloneIsNeverObserved() throws IOException {
        Summary summary = take(row("09:30", "09:30", "B", "7"));
        assertThat(told()).containsExactly("09:30 7 at B");
        assertThat(summary.workers()).isEqualTo(1);
    }

    @Test
    void zeroUnitsAreSaidAndABlankQuantityIsNot() throws IOException {
        take(row("08:00", "09:00", "A", "0") + row("09:00", "10:00", "A", " ") + row("10:00", "11:00", "A", "2.0"));
        assertThat(gathered.productions()).extracting(Production::count).containsExactly(0L, 2L);
    }

    @Test
    void workersAreSweptApart() throws IOException {
        take(row("08:00", "09:00", "A", "1")
                + row("08:30", "08:45", "B", "1").replace("Ann", "Bob")
                + row("09:00", "09:30", "B", "1"));
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly("working A 08:00 09:00", "working B 09:00 09:30", "absent B 09:30 10:30");
        assertThat(gathered.told("Bob", Hold.ONE_HOUR))
                .containsExactly("working B 08:30 08:45", "absent B 08:45 09:45");
    }

    @Test
    void equalRowsCountEachAndOnceMoreCountNothing() throws IOException {
        String rows = row("08:00", "09:00", "A", "5").repeat(2)
                + row("08:00", "09:00", "A", "5").replace(",\n", ",order 2\n");
        take(rows);
        assertThat(gathered.inForce().stream().mapToLong(Fact::count).sum()).isEqualTo(15);
        Set<String> ids = gathered.productions().stream()
                .map(production -> String.valueOf(production.source().eventId()))
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(3).allMatch(id -> id.matches("[0-9a-f]{32}-[12]"));
        take(rows);
        assertThat(gathered.inForce().stream().mapToLong(Fact::count).sum()).isEqualTo(15);
    }

    @Test
    void twoFilesThatShareRowsCountThemOnce() throws IOException {
        String january = row("08:00", "09:00", "A", "5") + row("09:00", "10:00", "A", "6");
        take(january);
        take(row("07:00", "08:00", "B", "1") + january + row("10:00", "11:00", "A", "7"));
        assertThat(gathered.inForce().stream().mapToLong(Fact::count).sum()).isEqualTo(19);
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly("working B 07:00 08:00", "working A 08:00 11:00", "absent A 11:00 12:00");
    }

    @Test
    void cellsThatReadTheSameJoinedAreDifferentRows() {
        assertThat(RowDigest.of(List.of("1", "23")))
                .isEqualTo(RowDigest.of(List.of("1", "23")))
                .isNotEqualTo(RowDigest.of(List.of("12", "3")))
                .isNotEqualTo(RowDigest.of(List.of("1", "23", "")));
    }

    @Test
    void aRowMayBeLongerThanADay() throws IOException {
        take("2012-01-02 08:00,2012-01-04 09:00,Ann,A,1,\n");
        assertThat(gathered.runs("Ann", Hold.ONE_HOUR).getFirst().span().micros())
                .isEqualTo(49 * Micros.HOUR);
    }

    @Test
    void aRowThatTouchesAClockChangeLastsAsLongAsTheZoneSays() throws IOException {
        String berlin = Gathered.INTERVALS.replace("zone: UTC", "zone: Europe/Berlin");
        gathered.finish(folder, berlin, HEADER + "2012-03-25 01:30,2012-03-25 03:30,Ann,A,1,\n");
        assertThat(gathered.told("Ann", Hold.ONE_HOUR))
                .containsExactly("working A 00:30 01:30", "absent A 01:30 02:30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2012-01-02 09:00,2012-01-02 08:59,Ann,A,1, | column "to": "2012-01-02 08:59" is before the row's beginning, "2012-01-02 09:00"
            2012-01-02 09:00,,Ann,A,1,                 | column "to": "" is not a time written as uuuu-MM-dd HH:mm
            2012-01-02 09:00,2012-01-02 10:00,Ann,A,x, | column "units": "x" is not a whole number
            2012-01-02 09:00,2012-01-02 10:00          | column "who": the row ends before this column, after 2 cells
            """)
    void aRowThatCannotBeReadIsNamedAndTheOthersGoIn(String row, String problem) throws IOException {
        Summary summary = take(row + "\n" + row("08:00", "09:00", "A", "1"));
        assertThat(gathered.sentences()).containsExactly("line 2, " + problem + ".");
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.refused()).isEqualTo(1);
        assertThat(summary.units()).isEqualTo(1);
    }

    @Test
    void strictHandsNothingOver() throws IOException {
        byte[] bytes = (HEADER + row("08:00", "09:00", "A", "1") + row("09:00", "08:00", "A", "1"))
                .getBytes(StandardCharsets.UTF_8);
        Outcome outcome = gathered.take(folder, Gathered.INTERVALS, Hold.ONE_HOUR, bytes, true);
        assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
        assertThat(gathered.facts).isEmpty();
        assertThat(gathered.workers).isEmpty();
        assertThat(gathered.stations).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'from,to,who,units'               | does not fit the mapping: the header has no column "where"; it has "from", "to", "who", "units".
            'from,to,who, Where ,units'       | does not fit the mapping: the header has no column "where"; it has " Where ", which differs in blanks or capitals.
            'from,to,who,where,who,units'     | does not fit the mapping: the header names the column "who" 2 times.
            ''                                | has no first row that names the columns.
            """)
    void aFileThatDoesNotFitItsMappingIsRefused(String header, String reason) throws IOException {
        assertThat(gathered.take(folder, Gathered.INTERVALS, Hold.ONE_HOUR, header + "\n"))
                .isEqualTo(new Outcome.Unusable(folder.resolve("table.csv") + " " + reason));
    }

    @Test
    void aFileThatIsNotThereIsRefused() throws IOException {
        TableImport anImport =
                new TableImport(Gathered.mapping(Gathered.INTERVALS), _ -> Hold.ONE_HOUR, Long.MAX_VALUE, folder);
        Path nowhere = folder.resolve("nowhere.csv");
        assertThat(anImport.run(nowhere, gathered, false))
                .isEqualTo(new Outcome.Unusable(nowhere + " is not a file that can be read."));
        assertThat(anImport.run(folder, gathered, false))
                .isEqualTo(new Outcome.Unusable(folder + " is not a file that can be read."));
    }

    @Test
    void aFileOfAHeaderAloneIsAnImportOfNothing() throws IOException {
        Summary summary = take("");
        assertThat(summary.rows()).isZero();
        assertThat(gathered.facts).isEmpty();
        assertThat(gathered.batches).isEmpty();
    }

    @Test
    void aSinkThatFailsLeavesNoTemporaryFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), HEADER + row("08:00", "09:00", "A", "1"));
        Sink failing = new Failing();
        TableImport anImport =
                new TableImport(Gathered.mapping(Gathered.INTERVALS), _ -> Hold.ONE_HOUR, Long.MAX_VALUE, folder);
        assertThatThrownBy(() -> anImport.run(file, failing, false)).hasMessage("the server is gone");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static final class Failing implements Sink {
        @Override
        public void station(Station station) throws IOException {
            throw new IOException("the server is gone");
        }

        @Override
        public void worker(Worker worker) {}

        @Override
        public void facts(List<Fact> batch) {}

        @Override
        public void problem(RowProblem problem) {}

        @Override
        public void progress(Progress progress) {}
    }

    @Test
    void aStepOfExactlyTheHoldLeavesNoGapAlsoWhereTheHoldChanges() throws IOException {
        long change = Micros.of(Instant.parse("2012-01-02T09:10:00Z"));
        Hold hold = Hold.changing(new TreeMap<>(Map.of(0L, 40 * Micros.MINUTE, change, 7 * Micros.MINUTE)));
        gathered.take(folder, Gathered.INTERVALS, hold, HEADER + row("08:00", "10:00", "A", ""));
        assertThat(gathered.told("Ann", hold)).containsExactly("working A 08:00 10:00", "absent A 10:00 10:07");
        assertThat(gathered.observations()).extracting(Observation::at).contains(change);
    }
}
