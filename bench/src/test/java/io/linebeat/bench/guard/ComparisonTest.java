package io.linebeat.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Comparison.Line line(boolean moreIsBetter, double current, double parent) {
        Comparison comparison = new Comparison();
        comparison.add("what", moreIsBetter, true, current * 2);
        comparison.add("what", moreIsBetter, false, parent);
        comparison.add("what", moreIsBetter, false, parent);
        comparison.add("what", moreIsBetter, true, current / 2);
        return comparison.lines().getFirst();
    }

    @Test
    void aLowerRateIsWorseBeyondTheLimitAlone() {
        assertThat(line(true, 69, 100).worseBy(0.3)).isTrue();
        assertThat(line(true, 71, 100).worseBy(0.3)).isFalse();
        assertThat(line(true, 170, 100).worseBy(0.3)).isFalse();
    }

    @Test
    void aLongerTimeIsWorse() {
        assertThat(line(false, 150, 100).worseBy(0.3)).isTrue();
        assertThat(line(false, 50, 100).worseBy(0.3)).isFalse();
        assertThat(line(false, 50, 100).ratio()).isCloseTo(2, within(1e-9));
    }
}
