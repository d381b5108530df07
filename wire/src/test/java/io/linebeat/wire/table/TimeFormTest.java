package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.measure.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormTest {
    private static TimeForm.Read read(String zone, String pattern, String cell) {
        return TimeForm.of(List.of(TimeForm.pattern(pattern)), ZoneId.of(zone)).read(cell);
    }

    private static TimeForm.Read at(String instant) {
        return new TimeForm.Read.At(Micros.of(Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({
        "+02:00, yyyy/MM/dd HH:mm:ss.SSS, 2012/03/25 02:30:00.000, 2012-03-25T00:30:00Z",
        "UTC, uuuu-MM-dd HH:mm, 2012-03-25 02:30, 2012-03-25T02:30:00Z",
        "UTC, dd.MM.yy HH:mm, 25.03.12 02:30, 2012-03-25T02:30:00Z",
        "UTC, dd-MMM-yyyy hh:mm a, 25-mar-2012 02:30 pm, 2012-03-25T14:30:00Z",
        "UTC, uuuu-MM-dd HH:mm[:ss], 2012-03-25 02:30:59, 2012-03-25T02:30:59Z",
        "UTC, uuuu-MM-dd HH:mm:ss.SSSSSSSSS, 2012-03-25 02:30:59.123456999, 2012-03-25T02:30:59.123456Z",
        "UTC, uuuu-MM-dd HH:mm XXX, 2012-03-25 02:30 +05:30, 2012-03-24T21:00:00Z",
        "+02:00, iso, 2012-03-25T02:30, 2012-03-25T00:30:00Z",
        "+02:00, iso, 2012-03-25T02:30Z, 2012-03-25T02:30:00Z",
    })
    void aTimeIsReadAsItsPatternSaysInTheZoneThatIsSaid(String zone, String pattern, String cell, String instant) {
        assertThat(read(zone, pattern, cell)).isEqualTo(at(instant));
    }

    @Test
    void aTimeThatAClockChangeSkipsIsShiftedForward() {
        assertThat(read("Europe/Berlin", "uuuu-MM-dd HH:mm", "2012-03-25 02:30"))
                .isEqualTo(at("2012-03-25T01:30:00Z"));
    }

    @Test
    void ofATimeThatAClockChangeRepeatsTheEarlierIsTaken() {
        assertThat(read("Europe/Berlin", "uuuu-MM-dd HH:mm", "2012-10-28 02:30"))
                .isEqualTo(at("2012-10-28T00:30:00Z"));
    }

    @Test
    void theFirstFormThatFitsIsTaken() {
        TimeForm form = TimeForm.of(
                List.of(TimeForm.pattern("dd/MM/uuuu HH:mm"), TimeForm.pattern("MM/dd/uuuu HH:mm")), ZoneId.of("UTC"));
        assertThat(form.read("01/02/2012 00:00")).isEqualTo(at("2012-02-01T00:00:00Z"));
        assertThat(form.read("01/22/2012 00:00")).isEqualTo(at("2012-01-22T00:00:00Z"));
        assertThat(form.read("22/22/2012 00:00"))
                .isEqualTo(
                        new TimeForm.Read.Unreadable("is not a time written as dd/MM/uuuu HH:mm or MM/dd/uuuu HH:mm"));
    }

    @ParameterizedTest
    @CsvSource({
        "2012-02-30 10:00, is not a time written as uuuu-MM-dd HH:mm",
        "2012-02-28 24:00, is not a time written as uuuu-MM-dd HH:mm",
        "2012-02-28 23:60, is not a time written as uuuu-MM-dd HH:mm",
        "2012-02-28 23:59:60, is not a time written as uuuu-MM-dd HH:mm",
        "28.02.2012, is not a time written as uuuu-MM-dd HH:mm",
        "'', is not a time written as uuuu-MM-dd HH:mm",
        "1999-12-31 23:59, is before the year 2000",
        "+999999999-01-01 00:00, is not in the years 2000 to 9999",
    })
    void whatIsNoTimeIsToldApart(String cell, String rule) {
        assertThat(read("UTC", "uuuu-MM-dd HH:mm", cell)).isEqualTo(new TimeForm.Read.Unreadable(rule));
    }

    @Test
    void aFarTimeWithAnOffsetOverflowsNothing() {
        assertThat(read("UTC", "uuuu-MM-dd HH:mm XXX", "+999999999-12-31 23:59 -18:00"))
                .isEqualTo(new TimeForm.Read.Unreadable("is not in the years 2000 to 9999"));
    }
}
