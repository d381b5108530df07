package io.linebeat.wire;

import static io.linebeat.wire.Plant.accepted;
import static io.linebeat.wire.Plant.event;
import static io.linebeat.wire.Plant.production;
import static io.linebeat.wire.Plant.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Refusal.Reason;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// None of these numbers may take long: some would fill the memory if they were written out.
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e999999999999, 0",
        "-0e-999999999999, 0",
        "1, 1000000",
        "1.0, 1000000",
        "1e0, 1000000",
        "10E-1, 1000000",
        "0.00001e5, 1000000",
        "0.9, 900000",
        "9e-1, 900000",
        "0.123456, 123456",
        "0.1234564, 123456",
        "0.1234565, 123457",
        "0.9999995, 1000000",
        "0.0000005, 1",
        "5e-7, 1",
        "0.00000049999999999, 0",
        "4.9e-7, 0",
        "1e-1000000000, 0",
        "1e-99999999999999999999, 0",
        "1e-2147483648, 0",
        "0.1e-2147483647, 0",
    })
    void aConfidenceIsRoundedHalfUpToMillionths(String literal, int millionths) {
        assertThat(accepted(event("\"confidence\":" + literal + ",")).confidence())
                .isEqualTo(new Confidence(millionths));
    }

    @Test
    void aConfidenceOf0IsAValueAndNotAMissingOne() {
        assertThat(accepted(event("\"confidence\":0,")).confidence()).isEqualTo(new Confidence(0));
        assertThat(accepted(event("")).confidence()).isNull();
        assertThat(accepted(event("\"confidence\":null,")).confidence()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2",
                "1.0000001",
                "1.00000000000000000000000000000000000000001",
                "-0.1",
                "-1",
                "-1e-1000000000",
                "2",
                "95",
                "1e999",
                "1e1000000000",
                "1e99999999999999999999",
                "9223372036854775808",
            })
    void aConfidenceOutside0To1IsRefused(String literal) {
        assertThat(refused(event("\"confidence\":" + literal + ",")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BAD_CONFIDENCE))
                .satisfies(refusal ->
                        assertThat(refusal.detail()).isEqualTo("confidence: " + literal + " is outside 0 to 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e999999999999, 0",
        "1, 1",
        "2.0, 2",
        "2.000e0, 2",
        "20e-1, 2",
        "1e9, 1000000000",
        "1000000000, 1000000000",
        "0.000000001e18, 1000000000",
    })
    void aCountIsAWholeNumberHoweverItIsWritten(String literal, long count) {
        assertThat(accepted(production("\"count\":" + literal + ",")).count()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "0.1",
                "-1",
                "-0.5",
                "1e-1",
                "1e-1000000000",
                "1000000001",
                "1e10",
                "1e999",
                "1e1000000000",
                "1e99999999999999999999",
                "9223372036854775808",
                "999999999.999999999",
            })
    void aCountThatIsNotWholeOrTooLargeIsRefused(String literal) {
        assertThat(refused(production("\"count\":" + literal + ",")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BAD_COUNT))
                .satisfies(refusal -> assertThat(refusal.detail())
                        .isEqualTo("count: " + literal + " is not a whole number from 0 to " + Production.MAX_COUNT));
    }

    @Test
    void aMissingCountIs0() {
        assertThat(accepted(production("")).count()).isZero();
        assertThat(accepted(production("\"count\":null,")).count()).isZero();
        assertThat(accepted(production("\"count\":\"\",")).count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-1", "1.5", "1e999", "\"many\"", "[1]", "{\"a\":1}", "true", "null"})
    void theCountOfAStateIsDroppedUnread(String value) {
        assertThat(accepted(event("\"count\":" + value + ","))).isEqualTo(accepted(event("")));
    }
}
