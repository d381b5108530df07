package io.linebeat.wire;

import static io.linebeat.wire.Plant.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.measure.Micros;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastTimeTest {
    private static final SiteClock UTC = new SiteClock(ZoneOffset.UTC);

    private static long fast(String text) {
        byte[] bytes = bytes("." + text + "....");
        return FastTime.micros(bytes, 1, bytes.length - 4, true);
    }

    /// The same as the careful reading, or nothing.
    private static void check(String text) {
        long fast = fast(text);
        if (fast != FastTime.NOT_MINE) {
            assertThat(Timestamps.instant(text, UTC)).as(text).isEqualTo(new Timestamps.Read.At(fast));
        }
    }

    @Test
    void everyDayFrom1999To2101IsWhereTheCalendarHasIt() {
        for (LocalDate day = LocalDate.of(1999, 1, 1); day.getYear() <= 2101; day = day.plusDays(1)) {
            assertThat(fast(day + "T00:00:00Z")).as("%s", day).isEqualTo(day.toEpochDay() * 24 * Micros.HOUR);
        }
    }

    @Test
    void theFirstDayOfEachMonthOfEachYearIsWhereTheCalendarHasIt() {
        for (LocalDate day = LocalDate.of(0, 1, 1); day.getYear() <= 9999; day = day.plusMonths(1)) {
            assertThat(fast(day + "T00:00:00Z")).as("%s", day).isEqualTo(day.toEpochDay() * 24 * Micros.HOUR);
        }
    }

    @Test
    void aDayThatTheCalendarDoesNotHaveIsNotTaken() {
        for (int year = 1999; year <= 2101; year++) {
            for (int month = 0; month <= 13; month++) {
                for (int day : new int[] {0, 28, 29, 30, 31, 32, 39, 99}) {
                    String text = "%04d-%02d-%02dT12:00:00Z".formatted(year, month, day);
                    boolean isDay = Timestamps.instant(text, UTC) instanceof Timestamps.Read.At;
                    assertThat(fast(text) != FastTime.NOT_MINE).as(text).isEqualTo(isDay);
                    check(text);
                }
            }
        }
    }

    @Test
    void everySecondOfADayAndNoneBeyondIt() {
        for (int hour = 0; hour < 100; hour++) {
            for (int minute = 0; minute < 100; minute++) {
                for (int second = 0; second < 100; second += hour % 7 == 0 ? 1 : 59) {
                    String text = "2026-03-01T%02d:%02d:%02dZ".formatted(hour, minute, second);
                    boolean exists = hour < 24 && minute < 60 && second < 60;
                    assertThat(fast(text) != FastTime.NOT_MINE).as(text).isEqualTo(exists);
                    check(text);
                }
            }
        }
    }

    @Test
    void everyOffsetAndNoneBeyondEighteenHours() {
        for (int hours = 0; hours < 100; hours++) {
            for (int minutes = 0; minutes < 100; minutes++) {
                for (String sign : new String[] {"+", "-"}) {
                    String text = "2026-03-01T00:00:00%s%02d:%02d".formatted(sign, hours, minutes);
                    boolean exists = minutes < 60 && hours * 60 + minutes <= 18 * 60;
                    assertThat(fast(text) != FastTime.NOT_MINE).as(text).isEqualTo(exists);
                    check(text);
                }
            }
        }
    }

    @Test
    void whatIsFinerThanAMicrosecondIsDropped() {
        String digits = "987654321987654321";
        for (int length = 1; length <= digits.length(); length++) {
            String text = "2026-03-01T00:00:00." + digits.substring(0, length);
            assertThat(fast(text + "Z")).isNotEqualTo(FastTime.NOT_MINE);
            check(text + "Z");
            check(text + "-00:01");
            check(text);
        }
    }

    /// Every character that a byte can be, at every place.
    @Test
    void noOtherCharacterPassesForItsPlace() {
        for (String sound :
                new String[] {"2026-10-29T19:58:57.120456Z", "2026-10-29T19:58:57+11:59", "2026-10-29T19:58:57"}) {
            for (int at = 0; at < sound.length(); at++) {
                for (char other = 0; other < 0x80; other++) {
                    check(sound.substring(0, at) + other + sound.substring(at + 1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01",
                "2026-03-01T00:00",
                "2026-03-01T00:00Z",
                "2026-03-01t00:00:00Z",
                "2026-03-01 00:00:00Z",
                "2026-03-01T00:00:00z",
                "2026-03-01T00:00:00.Z",
                "2026-03-01T00:00:00,5Z",
                "2026-03-01T00:00:00+0100",
                "2026-03-01T00:00:00+01",
                "2026-03-01T00:00:00ZZ",
                "2026-03-01T00:00:00+01:000",
                "2026-03-01T00:00:00Z "
            })
    void otherFormsAreForTheCarefulLane(String text) {
        assertThat(fast(text)).isEqualTo(FastTime.NOT_MINE);
    }

    @Test
    void withoutAnOffsetItIsATimeOfUtcOnlyWhereTheSiteIsThere() {
        byte[] text = bytes("2026-03-01T00:00:00");

        assertThat(FastTime.micros(text, 0, text.length, true)).isEqualTo(Plant.at("2026-03-01T00:00:00Z"));
        assertThat(FastTime.micros(text, 0, text.length, false)).isEqualTo(FastTime.NOT_MINE);
    }
}
