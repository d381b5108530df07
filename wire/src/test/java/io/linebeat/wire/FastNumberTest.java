package io.linebeat.wire;

import static io.linebeat.wire.Plant.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Production;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastNumberTest {
    private static int millionths(String text) {
        byte[] bytes = bytes("9" + text + "99");
        return FastNumber.millionths(bytes, 1, bytes.length - 2);
    }

    private static int count(String text) {
        byte[] bytes = bytes("9" + text + "99");
        return FastNumber.count(bytes, 1, bytes.length - 2);
    }

    private static int careful(String text) {
        return Decimals.unitsOfFraction(Decimals.parse(text), 6);
    }

    @Test
    void everyConfidenceOfUpToFourDigitsIsWhatItIs() {
        for (int digits = 1; digits <= 4; digits++) {
            for (int value = 0; value < Math.pow(10, digits); value++) {
                String text = "0." + String.format(Locale.ROOT, "%0" + digits + "d", value);
                assertThat(millionths(text)).as(text).isEqualTo(careful(text));
            }
        }
    }

    @Test
    void whatIsFinerThanAMillionthIsRoundedHalfUp() {
        for (String finer : new String[] {"4", "5", "49999999999999999999", "50000000000000000001", "05", "50", "9"}) {
            for (String digits : new String[] {"000000", "123456", "999999", "000001", "499999"}) {
                String text = "0." + digits + finer;
                assertThat(millionths(text)).as(text).isEqualTo(careful(text)).isNotEqualTo(FastNumber.NOT_MINE);
            }
        }
    }

    @Test
    void zeroAndOneAreTaken() {
        assertThat(millionths("0")).isZero();
        assertThat(millionths("0.0000000")).isZero();
        assertThat(millionths("1")).isEqualTo(1_000_000);
        assertThat(millionths("1.0000000000")).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-0",
                "+1",
                "00",
                "01",
                "0.",
                "1.",
                ".5",
                "1.0000001",
                "1.1",
                "2",
                "10",
                "0,5",
                "0.5e0",
                "0.5.5",
                "0x1",
                "0.-5",
                "0. 5"
            })
    void otherConfidencesAreForTheCarefulLane(String text) {
        assertThat(millionths(text)).isEqualTo(FastNumber.NOT_MINE);
    }

    @Test
    void countsAreTakenUpToTheirGreatest() {
        for (String text : new String[] {"0", "1", "9", "10", "123456789", "999999999", "1000000000"}) {
            assertThat(count(text)).isEqualTo(new BigDecimal(text).intValueExact());
        }
        assertThat(Production.MAX_COUNT).isEqualTo(1_000_000_000L);
        for (String text :
                new String[] {"", "-1", "00", "01", "1.0", "1e3", "1000000001", "9999999999", "99999999999"}) {
            assertThat(count(text)).as(text).isEqualTo(FastNumber.NOT_MINE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1.50", "-1.5", "120", "0.0", "9999999999999999999999"})
    void plainNumbersOfJsonAreKnown(String text) {
        assertThat(FastNumber.isPlain(bytes(text), 0, text.length())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "01", "-01", "1.", ".1", "1.1.1", "1e5", "--1", "1-", "+1"})
    void whatIsNoPlainNumberIsNot(String text) {
        assertThat(FastNumber.isPlain(bytes(text), 0, text.length())).isFalse();
    }
}
