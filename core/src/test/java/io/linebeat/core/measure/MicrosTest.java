package io.linebeat.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicrosTest {

    @Test
    void anInstantIsFlooredToAMicrosecond() {
        assertThat(Micros.of(Instant.ofEpochSecond(1, 1_999))).isEqualTo(1_000_001);
        assertThat(Micros.of(Instant.ofEpochSecond(-1, 999_999_999))).isEqualTo(-1);
        assertThat(Micros.of(Duration.ofSeconds(2, 5_999))).isEqualTo(2_000_005);
    }

    @Test
    void microsecondsAreInstantsAndDurationsAgain() {
        assertThat(Micros.instant(1_000_001)).isEqualTo(Instant.ofEpochSecond(1, 1_000));
        assertThat(Micros.instant(-1)).isEqualTo(Instant.ofEpochSecond(-1, 999_999_000));
        assertThat(Micros.duration(1_000_001)).isEqualTo(Duration.ofSeconds(1, 1_000));
    }

    @Test
    void noInstantOverflowsInSilence() {
        assertThatThrownBy(() -> Micros.of(Instant.MAX)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theUnitsAreWhatTheirNamesSay() {
        assertThat(Micros.duration(Micros.SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Micros.duration(Micros.MINUTE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Micros.duration(Micros.HOUR)).isEqualTo(Duration.ofHours(1));
        assertThat(Micros.duration(Micros.DAY)).isEqualTo(Duration.ofDays(1));
    }
}
