package io.linebeat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.measure.Micros;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldTextTest {

    @ParameterizedTest
    @CsvSource({
        "1h, 3600, 1h",
        "90m, 5400, 1h30m",
        "2m30s, 150, 2m30s",
        "30s, 30, 30s",
        "24h, 86400, 24h",
        "86400s, 86400, 24h",
        "0h5m0s, 300, 5m",
        "PT1H, 3600, 1h",
        "PT90M, 5400, 1h30m",
        "P1D, 86400, 24h",
        "PT2M30S, 150, 2m30s",
    })
    void aHoldIsReadAndPrinted(String text, long seconds, String printed) {
        long micros = seconds * Micros.SECOND;

        assertThat(HoldText.parse(text)).isEqualTo(new HoldText.Read.Lasting(micros));
        assertThat(HoldText.print(micros)).isEqualTo(printed);
        assertThat(HoldText.parse(HoldText.print(micros))).isEqualTo(new HoldText.Read.Lasting(micros));
        assertThat(HoldText.parse(HoldText.iso(micros))).isEqualTo(new HoldText.Read.Lasting(micros));
    }

    @Test
    void aPartOfASecondIsPrintedInIso() {
        assertThat(HoldText.parse("PT0.25S")).isEqualTo(new HoldText.Read.Lasting(250_000));
        assertThat(HoldText.print(250_000)).isEqualTo("PT0.25S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0s", "0h0m", "PT0S", "-PT1H", "PT-1H", "24h1s", "25h", "999999999h", "P2D", "P99999999999D"})
    void aHoldIsMoreThan0AndAtMost24Hours(String text) {
        assertThat(Hold.LONGEST).isEqualTo(24 * Micros.HOUR);
        assertThat(HoldText.parse(text)).isInstanceOf(HoldText.Read.Unreadable.class);
    }

    @Test
    void theRuleSaysWhatIsWrong() {
        assertThat(HoldText.parse("25h")).isEqualTo(new HoldText.Read.Unreadable("is not more than 0 and at most 24h"));
        assertThat(HoldText.parse("x"))
                .isEqualTo(new HoldText.Read.Unreadable("is not a duration such as 1h, 90m, 2m30s or PT1H"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "60",
                "h",
                "1 h",
                "1H",
                "1h ",
                "1.5h",
                "30s2m",
                "1h1h",
                "1d",
                "-1h",
                "+1h",
                "٣h",
                "P",
                "PT",
                "P1Y",
                "1000000000000h"
            })
    void whatIsNoDurationIsRefused(String text) {
        assertThat(HoldText.parse(text)).isInstanceOf(HoldText.Read.Unreadable.class);
    }
}
