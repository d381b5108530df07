package io.linebeat.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void itIsRoundedHalfUp() {
        assertThat(Ratio.of(1, 3).rounded(2)).isEqualTo(new BigDecimal("0.33"));
        assertThat(Ratio.of(2, 3).rounded(2)).isEqualTo(new BigDecimal("0.67"));
        assertThat(Ratio.of(1, 8).rounded(2)).isEqualTo(new BigDecimal("0.13"));
        assertThat(Ratio.of(3, 8).rounded(2)).isEqualTo(new BigDecimal("0.38"));
        assertThat(Ratio.of(1_249, 10_000).rounded(2)).isEqualTo(new BigDecimal("0.12"));
    }

    @Test
    void overZeroItHasNoValue() {
        assertThat(Ratio.of(5, 0).rounded(2)).isNull();
        assertThat(Ratio.of(5, 0).roundedOrZero(2)).isEqualTo(new BigDecimal("0.00"));
        assertThat(Ratio.of(0, 5).rounded(2)).isEqualTo(new BigDecimal("0.00"));
        assertThat(Ratio.of(1, 2).roundedOrZero(1)).isEqualTo(new BigDecimal("0.5"));
    }

    @Test
    void itIsMultipliedWithoutOverflow() {
        assertThat(Ratio.of(Long.MAX_VALUE, Long.MAX_VALUE).times(Micros.HOUR).rounded(0))
                .isEqualTo(BigDecimal.valueOf(Micros.HOUR));
        assertThat(Ratio.of(2, 3).times(100).rounded(2)).isEqualTo(new BigDecimal("66.67"));
    }
}
