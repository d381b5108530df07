package io.linebeat.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpanTest {
    private static final Span SPAN = new Span(10, 20);

    @Test
    void aSpanMayBeEmptyButNotNegative() {
        assertThat(new Span(3, 3).isEmpty()).isTrue();
        assertThat(new Span(3, 4).isEmpty()).isFalse();
        assertThat(Span.emptyAt(3)).isEqualTo(new Span(3, 3));
        assertThatThrownBy(() -> new Span(4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 > 3");
    }

    @Test
    void itsLengthIsInMicroseconds() {
        assertThat(SPAN.micros()).isEqualTo(10);
        assertThat(new Span(-5, 5).micros()).isEqualTo(10);
        assertThat(Span.lasting(10, 10)).isEqualTo(SPAN);
    }

    @Test
    void noLengthOverflowsInSilence() {
        assertThatThrownBy(() -> new Span(Long.MIN_VALUE, 1).micros()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Span.lasting(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Span(Long.MIN_VALUE, 0).widened(1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void itIsHalfOpen() {
        assertThat(SPAN.contains(9)).isFalse();
        assertThat(SPAN.contains(10)).isTrue();
        assertThat(SPAN.contains(19)).isTrue();
        assertThat(SPAN.contains(20)).isFalse();
        assertThat(Span.emptyAt(10).contains(10)).isFalse();
    }

    @Test
    void spansOverlapWhenTheyShareAMicrosecond() {
        assertThat(SPAN.overlaps(new Span(19, 30))).isTrue();
        assertThat(SPAN.overlaps(new Span(0, 11))).isTrue();
        assertThat(SPAN.overlaps(new Span(12, 13))).isTrue();
        assertThat(SPAN.overlaps(new Span(20, 30))).isFalse();
        assertThat(SPAN.overlaps(new Span(0, 10))).isFalse();
        assertThat(SPAN.overlaps(Span.emptyAt(15))).isFalse();
    }

    @Test
    void clippedItLiesInTheWindow() {
        assertThat(SPAN.clip(new Span(0, 30))).isEqualTo(SPAN);
        assertThat(SPAN.clip(new Span(12, 15))).isEqualTo(new Span(12, 15));
        assertThat(SPAN.clip(new Span(0, 15))).isEqualTo(new Span(10, 15));
        assertThat(SPAN.clip(new Span(15, 30))).isEqualTo(new Span(15, 20));
        assertThat(SPAN.clip(new Span(0, 5))).isEqualTo(Span.emptyAt(10));
        assertThat(SPAN.clip(new Span(25, 30))).isEqualTo(Span.emptyAt(20));
    }

    @Test
    void itEndsByAnInstantIfItWouldLastLonger() {
        assertThat(SPAN.endingBy(15)).isEqualTo(new Span(10, 15));
        assertThat(SPAN.endingBy(20)).isEqualTo(SPAN);
        assertThat(SPAN.endingBy(25)).isEqualTo(SPAN);
        assertThat(SPAN.endingBy(5)).isEqualTo(Span.emptyAt(10));
    }

    @Test
    void itMeetsTheOneThatBeginsAtItsEnd() {
        assertThat(SPAN.meets(new Span(20, 21))).isTrue();
        assertThat(SPAN.meets(new Span(21, 22))).isFalse();
        assertThat(SPAN.meets(new Span(10, 20))).isFalse();
    }

    @Test
    void itReachesThroughAnother() {
        assertThat(SPAN.through(new Span(25, 30))).isEqualTo(new Span(10, 30));
    }

    @Test
    void itIsWidenedOutwards() {
        assertThat(SPAN.widened(1, 3)).isEqualTo(new Span(9, 23));
    }
}
