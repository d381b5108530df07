package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.SiteId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
    private static String complaint(String yaml) {
        return switch (Mapping.read(yaml)) {
            case Mapping.Read.Bad(String reason) -> reason;
            case Mapping.Read.Good good -> throw new AssertionError("it was taken: " + good);
        };
    }

    private static String changed(String yaml, String from, String to) {
        assertThat(yaml).contains(from);
        return yaml.replace(from, to);
    }

    @Test
    void theShippedMappingIsReadAndRegistersWhomItMeets() {
        Mapping mapping = ((Mapping.Read.Good) Mapping.shipped("production-log-2012")).mapping();
        assertThat(mapping.register()).isTrue();
        assertThat(mapping.time().clock().zone()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(mapping.columns())
                .isEqualTo(new Columns.Intervals(
                        "Start Timestamp", "Complete Timestamp", "Worker ID", "Resource", "Qty Completed"));
    }

    @Test
    void aNameThatIsNotShippedIsRefusedWithThoseThatAre() {
        assertThat(Mapping.shipped("../secret"))
                .isEqualTo(new Mapping.Read.Bad(
                        "no mapping called \"../secret\" comes with Linebeat; these do: production-log-2012."));
    }

    @Test
    void whatIsLeftOutIsUsual() {
        Mapping mapping = Gathered.mapping(Gathered.INTERVALS);
        assertThat(mapping.file()).isEqualTo(new FileForm(',', '"', StandardCharsets.UTF_8));
        assertThat(mapping.site()).isEqualTo(SiteId.DEFAULT);
        assertThat(mapping.blanks()).isEqualTo(new Blanks(false, false));
        assertThat(mapping.register()).isFalse();
        assertThat(mapping.stationName()).isEqualTo(new Label.OfId());
        assertThat(mapping.stationType()).isEqualTo(new Label.Constant("workstation"));
    }

    @Test
    void everythingThatAMappingCanSayIsRead() {
        Mapping mapping = Gathered.mapping("""
                shape: observations
                register: true
                site: haifa
                file: {delimiter: tab, quote: "'", charset: windows-1252}
                time: {zone: Europe/Berlin, formats: [iso, "dd.MM.yy HH:mm"]}
                columns: {at: t, worker: w, station: s, state: z, count: n}
                ids: {trim: true, collapse_blanks: true}
                stations: {name: {column: title}, type: {constant: press}}
                workers: {name: {column: person, values: {a: Ann}, otherwise: someone}}
                """);
        assertThat(mapping.file()).isEqualTo(new FileForm('\t', '\'', Charset.forName("windows-1252")));
        assertThat(mapping.site()).isEqualTo(new SiteId("haifa"));
        assertThat(mapping.time().clock().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(mapping.blanks()).isEqualTo(new Blanks(true, true));
        assertThat(mapping.stationName()).isEqualTo(new Label.OfColumn("title", Map.of(), null));
        assertThat(mapping.workerName()).isEqualTo(new Label.OfColumn("person", Map.of("a", "Ann"), "someone"));
        assertThat(mapping.columnNames()).containsExactly("t", "w", "s", "z", "n", "title", "person");
        assertThat(((Columns.Observations) mapping.columns()).states())
                .containsOnlyKeys("working", "idle", "absent", "product_count");
    }

    @Test
    void withoutAColumnOfUnitsAStateColumnHoldsStatesAlone() {
        Mapping mapping = Gathered.mapping("""
                shape: observations
                time: {zone: UTC, formats: iso}
                columns: {at: t, worker: w, station: s, state: z}
                """);
        assertThat(((Columns.Observations) mapping.columns()).states()).containsOnlyKeys("working", "idle", "absent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            units}             | units, qty: u}           | at /columns/qty: no mapping has this key; here it takes start, end, worker, station, quantity.
            'start: from, '    | ''                       | at /columns/start: this key is needed and missing.
            shape: intervals   | shape: rows              | at /shape: "rows" is no shape; a row is one of intervals or of observations.
            shape: intervals   | Shape: intervals         | at /Shape: no mapping has this key; here it takes shape, register, site, file, time, columns, ids, stations, workers.
            zone: UTC          | zone: Mars/Olympus       | at /time/zone: "Mars/Olympus" is neither an offset such as +02:00 nor a zone such as Europe/Berlin.
            'zone: UTC, '      | ''                       | at /time/zone: this key is needed and missing.
            uuuu-MM-dd HH:mm   | uuuu-MM-dd               | at /time/formats: "uuuu-MM-dd" is neither iso nor a pattern that names a day and a time of day, such as "yyyy-MM-dd HH:mm:ss".
            uuuu-MM-dd HH:mm   | uuuu-MM-dd hh:mm         | at /time/formats: "uuuu-MM-dd hh:mm" is neither iso nor a pattern that names a day and a time of day, such as "yyyy-MM-dd HH:mm:ss".
            uuuu-MM-dd HH:mm   | bogus                    | at /time/formats: "bogus" is neither iso nor a pattern that names a day and a time of day, such as "yyyy-MM-dd HH:mm:ss".
            '"uuuu-MM-dd HH:mm"' | '[]'                   | at /time/formats: the list is empty.
            '"uuuu-MM-dd HH:mm"' | '[iso, 7]'             | at /time/formats/1: a text is expected; what looks like something else goes in quotation marks.
            shape: intervals   | 'shape: ""'              | at /shape: a text is expected; what looks like something else goes in quotation marks.
            """)
    void aComplaintNamesThePlaceTheValueAndTheRule(String from, String to, String complaint) {
        assertThat(complaint(changed(Gathered.INTERVALS, from, to))).isEqualTo("the mapping, " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'file: {delimiter: ";;"}'              | at /file/delimiter: ";;" is not one character, or tab.
            'file: {delimiter: ''"''}'             | at /file: delimiter and quote are the same character.
            'file: {charset: UTF-9}'               | at /file/charset: "UTF-9" is not a character encoding that is known here.
            'file: comma'                          | at /file: keys with values are expected here.
            'ids: {trim: please}'                  | at /ids/trim: true or false is expected.
            'stations: {type: {constant: 4}}'      | at /stations/type/constant: a text is expected; what looks like something else goes in quotation marks.
            'stations: {kind: x}'                  | at /stations/kind: no mapping has this key; here it takes name, type.
            'workers: {name: {values: {}}}'        | at /workers/name/column: this key is needed and missing.
            'workers: {name: {constant: a, column: b}}' | at /workers/name/column: no mapping has this key; here it takes constant.
            'a/b~c: 1'                             | at /a~1b~0c: no mapping has this key; here it takes shape, register, site, file, time, columns, ids, stations, workers.
            """)
    void aComplaintAboutAnAddedLineDoesSoToo(String line, String complaint) {
        assertThat(complaint(Gathered.INTERVALS + line)).isEqualTo("the mapping, " + complaint);
    }

    @Test
    void aStateMustMeanOneOfTheFour() {
        assertThat(complaint(changed(Gathered.OBSERVATIONS, "STOP: idle", "STOP: resting")))
                .isEqualTo("the mapping, at /columns/state/values/STOP: \"resting\" is none of working, idle, absent,"
                        + " product_count.");
    }

    @Test
    void unitsNeedAColumn() {
        assertThat(complaint(changed(Gathered.OBSERVATIONS, "  count: pieces\n", "")))
                .isEqualTo("the mapping, at /columns/state/values/PIECE: product_count needs the column of the units,"
                        + " /columns/count.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "just words", "- a\n- list", "shape: [", "shape: intervals\nshape: intervals\n"})
    void whatIsNoMappingIsRefusedWithoutACrash(String yaml) {
        assertThat(complaint(yaml)).startsWith("the mapping").endsWith(".");
    }
}
