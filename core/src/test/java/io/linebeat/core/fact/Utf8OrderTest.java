package io.linebeat.core.fact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {

    @Test
    void charactersBeyondTheFirstPlaneComeLast() {
        assertThat(Utf8Order.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
        assertThat(Utf8Order.compare("\uE000", "\uD800\uDC00")).isNegative();
        assertThat(Utf8Order.compare("\uD800\uDC00", "\uD7FF")).isPositive();
        assertThat("\uFFFD".compareTo("\uD83D\uDE00")).isPositive();
    }

    @Test
    void nothingIsTrimmedOrFolded() {
        assertThat(Utf8Order.compare("a", "a ")).isNegative();
        assertThat(Utf8Order.compare("A", "a")).isNegative();
        assertThat(Utf8Order.compare("", "a")).isNegative();
        assertThat(Utf8Order.compare("S10", "S2")).isNegative();
        assertThat(Utf8Order.compare("é", "e\u0301")).isPositive();
        assertThat(Utf8Order.compare("é", "é")).isZero();
    }

    @Test
    void itIsTheOrderOfTheBytes() {
        Cases.forEach(2_000, Dice::new, dice -> {
            String left = text(dice);
            String right = dice.percent(30) ? left + text(dice) : text(dice);
            int bytes = Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
            assertThat(Integer.signum(Utf8Order.compare(left, right))).isEqualTo(Integer.signum(bytes));
            assertThat(Integer.signum(Utf8Order.INSTANCE.compare(right, left))).isEqualTo(-Integer.signum(bytes));
        });
    }

    private static String text(Dice dice) {
        StringBuilder text = new StringBuilder();
        for (int i = dice.below(5); i > 0; i--) {
            text.appendCodePoint(dice.one(
                    0x61, 0x62, 0xDF, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x1F601,
                    0x10FFFF));
        }
        return text.toString();
    }
}
