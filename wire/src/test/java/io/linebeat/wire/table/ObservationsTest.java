package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsTest {
    private static final String HEADER = "time,who,where,what,pieces,score,message,eye,note\n";

    @TempDir
    Path folder;

    private final Gathered gathered = new Gathered();

    private static long at(String instant) {
        return Micros.of(Instant.parse(instant));
    }

    private Summary take(String rows) throws IOException {
        return gathered.finish(folder, Gathered.OBSERVATIONS, HEADER + rows);
    }

    @Test
    void aRowIsAFact() throws IOException {
        take("""
                2012-01-02 08:00,Ann,A,RUN,,0.9,m1,cam 1,
                2012-01-02 09:00,Ann,A,STOP,,,,,
                2012-01-02 10:00,Ann,A,PIECE,3,1,m2,,
                """);
        Source sent = new Source("m1", new CameraId(SiteId.DEFAULT, "cam 1"), null, null);
        assertThat(gathered.facts)
                .containsExactly(
                        new Observation(
                                Stream.LIVE,
                                Gathered.worker("Ann"),
                                Gathered.station("A"),
                                at("2012-01-02T06:00:00Z"),
                                State.WORKING,
                                new Confidence(900_000),
                                sent),
                        new Observation(
                                Stream.LIVE,
                                Gathered.worker("Ann"),
                                Gathered.station("A"),
                                at("2012-01-02T07:00:00Z"),
                                State.IDLE,
                                null,
                                Source.UNKNOWN),
                        new Production(
                                Stream.LIVE,
                                Gathered.worker("Ann"),
                                Gathered.station("A"),
                                at("2012-01-02T08:00:00Z"),
                                3,
                                new Confidence(1_000_000),
                                Source.event("m2")));
    }

    @Test
    void unitsWithoutAnIdAreNamedByTheirRowAndItsPlaceAmongEqualOnes() throws IOException {
        String rows = """
                2012-01-02 10:00,Ann,A,PIECE,1,0.5,,cam 1,
                2012-01-02 11:00,Bob,A,PIECE,1,,,,
                2012-01-02 10:00,Ann,A,PIECE,1,0.5,,cam 1,
                2012-01-02 10:00,Ann,A,PIECE,1,0.5,,cam 1,other
                """;
        Summary summary = take(rows);
        assertThat(summary.units()).isEqualTo(4);
        assertThat(gathered.inForce()).hasSize(4);
        assertThat(gathered.productions().getFirst().confidence()).isEqualTo(new Confidence(500_000));
        assertThat(gathered.productions().getFirst().source().camera())
                .isEqualTo(new CameraId(SiteId.DEFAULT, "cam 1"));

        take(rows.lines().toList().reversed().stream().collect(Collectors.joining("\n")));
        assertThat(gathered.facts).hasSize(8);
        assertThat(gathered.inForce())
                .as("the same rows once more, in another order")
                .hasSize(4);
    }

    @Test
    void equalObservationsAreOneFact() throws IOException {
        take("2012-01-02 08:00,Ann,A,RUN,,,,,\n2012-01-02 08:00,Ann,A,RUN,,,,,again\n");
        assertThat(gathered.facts).hasSize(2);
        assertThat(gathered.inForce()).hasSize(1);
    }

    @Test
    void whoIsMetFirstIsRegisteredOnceAndBeforeTheFacts() throws IOException {
        String yaml = Gathered.OBSERVATIONS + """
                stations:
                  name: {column: note}
                  type: {column: where, values: {A: press}, otherwise: bench}
                workers: {name: {column: note, values: {x: Xaver}}}
                """;
        gathered.finish(folder, yaml, HEADER + """
                2012-01-02 08:00,Ann,A,RUN,,,,,x
                2012-01-02 09:00,Ann,B,RUN,,,,,
                2012-01-02 10:00,Ann,A,OFF,,,,,y
                """);
        assertThat(gathered.workers).containsExactly(new Worker(Gathered.worker("Ann"), "Xaver"));
        assertThat(gathered.stations)
                .containsExactly(
                        new Station(Gathered.station("A"), "x", "press"),
                        new Station(Gathered.station("B"), "B", "bench"));
    }

    @Test
    void aCountWithAStateIsIgnoredAndSaidSo() throws IOException {
        Summary summary = take("2012-01-02 08:00,Ann,A,RUN,7,,,,\n2012-01-02 09:00,Ann,A,RUN,0,,,,\n");
        assertThat(summary.countsIgnored()).isEqualTo(1);
        assertThat(summary.units()).isZero();
        assertThat(gathered.facts).hasSize(2);
    }

    @Test
    void aMissingCountIsZero() throws IOException {
        take("2012-01-02 08:00,Ann,A,PIECE,,,,,\n");
        assertThat(gathered.productions()).extracting(Production::count).containsExactly(0L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2012-01-02 25:00,Ann,A,RUN,,,,,    | column "time": "2012-01-02 25:00" is not a time written as uuuu-MM-dd HH:mm
            1999-01-02 08:00,Ann,A,RUN,,,,,    | column "time": "1999-01-02 08:00" is before the year 2000
            2026-01-01 02:01,Ann,A,RUN,,,,,    | column "time": "2026-01-01 02:01" is later than 2026-01-01T00:00:00Z, the last that is taken
            2012-01-02 08:00,,A,RUN,,,,,       | column "who": "" is blank, and an id is needed
            2012-01-02 08:00,Ann,  ,RUN,,,,,   | column "where": "  " is blank, and an id is needed
            2012-01-02 08:00,"A\tB",A,RUN,,,,, | column "who": "A\\u0009B" holds the control character U+0009
            2012-01-02 08:00,Ann,A,run,,,,,    | column "what": "run" is none of the values that the mapping knows: "OFF", "PIECE", "RUN", "STOP"
            2012-01-02 08:00,Ann,A,PIECE,-1,,,, | column "pieces": "-1" is negative, and a count of units is not
            2012-01-02 08:00,Ann,A,PIECE,1.5,,,, | column "pieces": "1.5" is not a whole number
            2012-01-02 08:00,Ann,A,PIECE,1e3,,,, | column "pieces": "1e3" is not a whole number
            2012-01-02 08:00,Ann,A,PIECE,many,,,, | column "pieces": "many" is not a whole number
            2012-01-02 08:00,Ann,A,PIECE,1000000001,,,, | column "pieces": "1000000001" is more than 1000000000
            2012-01-02 08:00,Ann,A,PIECE,99999999999999999999,,,, | column "pieces": "99999999999999999999" is more than 1000000000
            2012-01-02 08:00,Ann,A,RUN,,1.01,,, | column "score": "1.01" is not a number from 0 to 1
            2012-01-02 08:00,Ann,A,RUN,,NaN,,,  | column "score": "NaN" is not a number from 0 to 1
            2012-01-02 08:00,Ann,A,RUN,,-0.1,,, | column "score": "-0.1" is not a number from 0 to 1
            '2012-01-02 08:00,Ann,A,RUN,,"0,5",,,' | column "score": "0,5" is not a number from 0 to 1
            2012-01-02 08:00,Ann,A,RUN          | column "score": the row ends before this column, after 4 cells
            """)
    void aRowThatCannotBeReadIsNamedAndTheOthersGoIn(String row, String problem) throws IOException {
        Summary summary = take(
                "2012-01-02 07:00,Ann,A,RUN,,,,,\n" + row.replace("\\t", "\t") + "\n2012-01-02 09:00,Ann,A,OFF,,,,,\n");
        assertThat(gathered.sentences()).containsExactly("line 3, " + problem + ".");
        assertThat(gathered.facts).extracting(Gathered::told).containsExactly("05:00 working A", "07:00 absent A");
        assertThat(summary.rows()).isEqualTo(3);
        assertThat(summary.refused()).isEqualTo(1);
        assertThat(summary.firstProblems()).isEqualTo(gathered.problems);
    }

    @Test
    void aRowWithMoreCellsThanTheHeaderHasIsRefusedUnlessTheyAreBlank() throws IOException {
        Summary summary = take("2012-01-02 08:00,Ann,A,RUN,,,,,,, \n2012-01-02 09:00,Ann,A,RUN,,,,,n,o\n");
        assertThat(gathered.facts).hasSize(1);
        assertThat(gathered.sentences()).containsExactly("line 3: the row has 10 cells, the header names 9 columns.");
        assertThat(summary.problems()).isEqualTo(Map.of(Summary.WHOLE_ROW, 1L));
    }

    @Test
    void blanksMeanNothingAroundTimesNumbersAndStatesAndAreKeptInIds() throws IOException {
        take(" 2012-01-02 08:00 , Ann  B,A ,RUN\u00a0, , 0.5 ,,,\n");
        assertThat(gathered.facts)
                .extracting(fact -> fact.worker().value() + "|" + fact.station().value())
                .containsExactly(" Ann  B|A ");
    }

    @Test
    void blanksInIdsAreCutWhereTheMappingSaysSo() throws IOException {
        String yaml = Gathered.OBSERVATIONS + "ids: {trim: true, collapse_blanks: true}\n";
        gathered.finish(folder, yaml, HEADER + "2012-01-02 08:00, Ann \t B,\u00a0A ,RUN,,,,,\n");
        assertThat(gathered.facts)
                .extracting(fact -> fact.worker().value() + "|" + fact.station().value())
                .containsExactly("Ann B|A");
    }

    @Test
    void bytesThatAreNotInTheCharsetSpoilTheirRowAlone() throws IOException {
        byte[] latin = (HEADER + "2012-01-02 08:00,J\u00f6rg,A,RUN,,,,,\n2012-01-02 09:00,Ann,A,RUN,,,,,\u00fc\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        gathered.take(folder, Gathered.OBSERVATIONS, Hold.ONE_HOUR, latin, false);
        assertThat(gathered.sentences())
                .containsExactly("line 2, column \"who\": \"J\uFFFDrg\" holds bytes that are not UTF-8.");
        assertThat(gathered.facts)
                .as("a cell that no column of the mapping needs may hold anything")
                .hasSize(1);

        gathered.take(folder, Gathered.OBSERVATIONS + "file: {charset: ISO-8859-1}", Hold.ONE_HOUR, latin, false);
        assertThat(gathered.facts.get(1).worker()).isEqualTo(Gathered.worker("J\u00f6rg"));
    }

    @Test
    void aByteOrderMarkAnotherDelimiterAndValuesOverSeveralLinesAreRead() throws IOException {
        String yaml = Gathered.OBSERVATIONS + "file: {delimiter: ';', quote: \"'\"}";
        gathered.finish(
                folder,
                yaml,
                "\uFEFF" + HEADER.replace(',', ';')
                        + "2012-01-02 08:00;A, B;A;RUN;;;;;'a note;\r\non two lines'\r\n2012-01-02 09:00;A, B;A;OFF;;;;;");
        assertThat(gathered.facts).extracting(Gathered::told).containsExactly("06:00 working A", "07:00 absent A");
    }

    @Test
    void strictStopsAtTheFirstProblem() throws IOException {
        byte[] bytes = (HEADER + "2012-01-02 08:00,Ann,A,RUN,,,,,\n,,,,,,,,\n2012-01-02 09:00,Ann,A,RUN,,,,,\n")
                .getBytes(StandardCharsets.UTF_8);
        Outcome outcome = gathered.take(folder, Gathered.OBSERVATIONS, Hold.ONE_HOUR, bytes, true);
        assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
        assertThat(((Outcome.Stopped) outcome).problem())
                .isEqualTo(new RowProblem(3, "who", "\"\" is blank, and an id is needed"));
        assertThat(((Outcome.Stopped) outcome).summary().rows()).isEqualTo(2);
        assertThat(gathered.facts).isEmpty();
    }

    @Test
    void factsComeInBatchesOfAtMostAThousandAndProgressReachesItsEnd() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            rows.append("2012-01-02 08:00,W").append(i).append(",A,RUN,,,,,\n");
        }
        Summary summary = take(rows.toString());
        assertThat(gathered.batches).containsExactly(1_000, 1_000, 500);
        assertThat(summary.factCount()).isEqualTo(2_500);
        assertThat(summary.facts()).isEqualTo(Map.of(Kind.WORKING, 2_500L));
        assertThat(summary.workers()).isEqualTo(2_500);
        assertThat(summary.stations()).isEqualTo(1);
        assertThat(summary.covered()).isEqualTo(Span.emptyAt(at("2012-01-02T06:00:00Z")));
        Progress read = gathered.progress.get(gathered.progress.size() - 2);
        assertThat(read.phase()).isEqualTo(Progress.Phase.READING);
        assertThat(read.done()).isEqualTo(read.total()).isEqualTo(HEADER.length() + rows.length());
        assertThat(gathered.progress).hasSizeBetween(4, 6);
    }

    @Test
    void problemsAreAllCountedAndTheFirstKeptInFull() throws IOException {
        Summary summary = take(",,,,,,,,\n".repeat(1_500));
        assertThat(summary.problems()).isEqualTo(Map.of("who", 1_500L));
        assertThat(summary.firstProblems()).hasSize(Summary.MAX_PROBLEMS);
        assertThat(gathered.problems).hasSize(1_500);
        assertThat(summary.covered()).isNull();
    }

    @Test
    void anIdThatIsNeededTwiceInAFileIsNotTwoFacts() throws IOException {
        take("2012-01-02 10:00,Ann,A,PIECE,1,,m1,,\n2012-01-02 10:00,Ann,A,PIECE,1,,m1,,\n");
        Set<Identity> identities = gathered.facts.stream().map(Identity::of).collect(Collectors.toSet());
        assertThat(identities).hasSize(1);
        assertThat(gathered.facts).extracting(Fact::count).containsExactly(1L, 1L);
    }
}
