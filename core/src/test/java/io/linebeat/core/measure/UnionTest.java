package io.linebeat.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnionTest {

    @Test
    void sharedTimeCountsOnce() {
        assertThat(Union.micros(List.of(new Span(0, 10), new Span(5, 15)))).isEqualTo(15);
        assertThat(Union.micros(List.of(new Span(0, 10), new Span(0, 10)))).isEqualTo(10);
        assertThat(Union.micros(List.of(new Span(0, 10), new Span(2, 3)))).isEqualTo(10);
    }

    @Test
    void gapsDoNotCount() {
        assertThat(Union.micros(List.of(new Span(20, 30), new Span(0, 10)))).isEqualTo(20);
        assertThat(Union.micros(List.of(Span.emptyAt(5)))).isZero();
        assertThat(Union.micros(List.of())).isZero();
    }

    @Test
    void itIsTheNumberOfMicrosecondsInAnySpan() {
        Cases.forEach(500, Dice::new, dice -> {
            List<Span> spans = new ArrayList<>();
            BitSet covered = new BitSet();
            for (int i = dice.below(8); i > 0; i--) {
                Span span = Span.lasting(dice.below(40), dice.below(15));
                spans.add(span);
                covered.set((int) span.from(), (int) span.to());
            }
            assertThat(Union.micros(spans)).isEqualTo(covered.cardinality());
        });
    }
}
