package io.linebeat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.SiteClock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final SiteClock BERLIN = new SiteClock(ZoneId.of("Europe/Berlin"));
    private static final SiteClock UTC = new SiteClock(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # with an offset
            2026-01-02T03:04:05Z               | 2026-01-02T03:04:05Z
            2026-01-02t03:04:05z               | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05Z               | 2026-01-02T03:04:05Z
            2026-01-02T03:04:05+01:00          | 2026-01-02T02:04:05Z
            2026-01-02T03:04:05-0530           | 2026-01-02T08:34:05Z
            2026-01-02T03:04:05+05             | 2026-01-01T22:04:05Z
            2026-01-02T03:04:05+18:00          | 2026-01-01T09:04:05Z
            2026-01-02T03:04:05-00:00          | 2026-01-02T03:04:05Z
            2026-01-02T03:04Z                  | 2026-01-02T03:04:00Z
            2024-02-29T00:00:00Z               | 2024-02-29T00:00:00Z
            9999-12-31T23:59:59Z               | 9999-12-31T23:59:59Z
            # fractions
            2026-01-02T03:04:05.5Z             | 2026-01-02T03:04:05.500Z
            2026-01-02T03:04:05,25Z            | 2026-01-02T03:04:05.250Z
            2026-01-02T03:04:05.123456Z        | 2026-01-02T03:04:05.123456Z
            2026-01-02T03:04:05.1234569Z       | 2026-01-02T03:04:05.123456Z
            2026-01-02T03:04:05.9999999999999Z | 2026-01-02T03:04:05.999999Z
            1969-12-31T23:59:59.9999999Z       | 1969-12-31T23:59:59.999999Z
            # on the wall in Berlin
            2026-01-02T03:04:05                | 2026-01-02T02:04:05Z
            2026-07-02 03:04                   | 2026-07-02T01:04:00Z
            2026-01-02T03:04:05.75             | 2026-01-02T02:04:05.750Z
            # in the gap, shifted forward
            2026-03-29T02:30:00                | 2026-03-29T01:30:00Z
            # in the overlap, the earlier one
            2026-10-25T02:30:00                | 2026-10-25T00:30:00Z
            """)
    void aTimeIsReadExactly(String text, String instant) {
        assertThat(Timestamps.instant(text, BERLIN)).isEqualTo(new Timestamps.Read.At(Plant.at(instant)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-06-30T23:59:60Z      | second 60
            2016-12-31T23:59:60       | second 60
            2026-01-02T24:00:00Z      | hour 24
            2026-02-30T00:00:00Z      | a day that the calendar does not have
            2025-02-29T00:00:00Z      | a day that the calendar does not have
            2026-13-01T00:00:00Z      | a day that the calendar does not have
            2026-00-01T00:00:00Z      | a day that the calendar does not have
            2026-01-00T00:00:00Z      | a day that the calendar does not have
            2026-01-02T25:00:00Z      | a time of day that does not exist
            2026-01-02T23:60:00Z      | a time of day that does not exist
            2026-01-02T23:59:61Z      | a time of day that does not exist
            2026-01-02T03:04:05+18:01 | offset
            2026-01-02T03:04:05+01:60 | offset
            """)
    void aTimeThatDoesNotExistIsToldApart(String text, String rule) {
        assertThat(Timestamps.instant(text, UTC))
                .isInstanceOfSatisfying(
                        Timestamps.Read.Unreadable.class,
                        unreadable -> assertThat(unreadable.rule()).contains(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "garbage",
                "2026",
                "2026-01-02",
                "2026-01-02T",
                "2026-01-02T03",
                "2026-01-02T3:04:05Z",
                "2026-1-2T03:04:05Z",
                "26-01-02T03:04:05Z",
                "12026-01-02T03:04:05Z",
                "+2026-01-02T03:04:05Z",
                "-2026-01-02T03:04:05Z",
                "20260102T030405Z",
                "2026-01-02  03:04:05Z",
                "2026-01-02_03:04:05Z",
                " 2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05Z ",
                "2026-01-02T03:04:05 Z",
                "2026-01-02T03:04:05 02:00",
                "2026-01-02T03:04:05ZZ",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05.",
                "2026-01-02T03:04.5Z",
                "2026-01-02T03:04:05+1",
                "2026-01-02T03:04:05+1:00",
                "2026-01-02T03:04:05+01:",
                "2026-01-02T03:04:05+01:0",
                "2026-01-02T03:04:05+010",
                "2026-01-02T03:04:05+01:00:00",
                "2026-01-02T03:04:05+",
                "2026-01-02T03:04:05[Europe/Berlin]",
                "2026-01-02T03:04:05Z[UTC]",
                "2026-W01-5T03:04:05Z",
                "2026-002T03:04:05Z",
                "1767323045",
                "1767323045000",
                "2026-01-0२T03:04:05Z",
                "2026-01-02T03:04:05\u0000Z",
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThat(Timestamps.instant(text, UTC)).isInstanceOf(Timestamps.Read.Unreadable.class);
    }

    @Test
    void aFractionMayHaveAnyNumberOfDigits() {
        String text = "2026-01-02T03:04:05.000001" + "9".repeat(10_000) + "Z";

        assertThat(Timestamps.instant(text, UTC))
                .isEqualTo(new Timestamps.Read.At(Plant.at("2026-01-02T03:04:05.000001Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, 2026-01-01T23:00:00Z",
        "2026-07-02, 2026-07-01T22:00:00Z",
        "2026-07-02T10:00:00, 2026-07-02T08:00:00Z",
        "2026-07-02T10:00:00Z, 2026-07-02T10:00:00Z",
        "1950-01-01T00:00:00Z, 1950-01-01T00:00:00Z",
        "9999-12-31T00:00:00Z, 9999-12-31T00:00:00Z",
    })
    void aBoundMayBeADateAlone(String text, String instant) {
        assertThat(Timestamps.bound(text, BERLIN)).isEqualTo(new Timestamps.Read.At(Plant.at(instant)));
    }

    @Test
    void aDateWithoutMidnightBeginsWithItsFirstTime() {
        SiteClock beirut = new SiteClock(ZoneId.of("Asia/Beirut"));

        assertThat(Timestamps.bound("2026-03-29", beirut))
                .isEqualTo(new Timestamps.Read.At(Plant.at("2026-03-28T22:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01",
                "2026-02-30",
                "yesterday",
                "2026-01-02T",
                "0000-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00"
            })
    void aBoundIsReadAsStrictly(String text) {
        assertThat(Timestamps.bound(text, UTC)).isInstanceOf(Timestamps.Read.Unreadable.class);
    }

    @Test
    void aPlusThatAnAddressTurnedIntoASpaceIsExplained() {
        assertThat(Timestamps.bound("2026-01-02T00:00:00 02:00", UTC))
                .isInstanceOfSatisfying(
                        Timestamps.Read.Unreadable.class,
                        unreadable -> assertThat(unreadable.rule()).contains("%2B"));
    }
}
