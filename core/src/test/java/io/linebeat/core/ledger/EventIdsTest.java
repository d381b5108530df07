package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {
    private static final String USUAL = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    /// Written behind and read from among other bytes, as ids stand in a slice.
    private static byte[] kept(String text) {
        byte[] utf8 = ("ü" + text + "-").getBytes(StandardCharsets.UTF_8);
        byte[] target = new byte[utf8.length + 5];
        Arrays.fill(target, (byte) 7);
        int end = EventIds.write(utf8, 2, utf8.length - 1, target, 3);
        assertThat(EventIds.text(target, 3, end)).isEqualTo(text);
        return Arrays.copyOfRange(target, 3, end);
    }

    @Test
    void aUuidInItsUsualFormTakesSeventeenBytes() {
        assertThat(kept(USUAL)).hasSize(17).startsWith(0, 0x0f, 0x1e).endsWith(0xe1, 0xf0);
        assertThat(kept("00000000-0000-0000-0000-000000000000")).hasSize(17).containsOnly(0);
        assertThat(kept("ffffffff-ffff-ffff-ffff-ffffffffffff")).hasSize(17).endsWith(0xff);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0",
                "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1fg",
                "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f",
                "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f00",
                "0f1e2d3c4-b5a-6978-8796-a5b4c3d2e1f0",
                "0f1e2d3c-4b5a-6978-8796a-5b4c3d2e1f0",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f00000",
                "------------------------------------",
                "{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1}",
                "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1é",
                "x",
                "e1",
                "\uD83D\uDE00"
            })
    void anyOtherTextStaysAsItIs(String text) {
        assertThat(kept(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLongestIdsStayAsTheyAre() {
        for (String one : List.of("x", "é", "\uFFFD", "\uD83D\uDE00")) {
            String longest = one.repeat(200);
            assertThat(kept(longest)).isEqualTo(longest.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void equalTextsAreEqualBytesAndOnlyThose() {
        Cases.forEach(300, Dice::new, dice -> {
            List<String> texts = new ArrayList<>();
            texts.add(new UUID(dice.between(Long.MIN_VALUE, Long.MAX_VALUE - 1), dice.below(9)).toString());
            while (texts.size() < 30) {
                texts.add(mutated(dice.of(texts), dice));
            }
            List<byte[]> kept = texts.stream().map(EventIdsTest::kept).toList();
            for (int i = 0; i < texts.size(); i++) {
                for (int j = 0; j < texts.size(); j++) {
                    assertThat(Arrays.equals(kept.get(i), kept.get(j)))
                            .as("%s and %s", texts.get(i), texts.get(j))
                            .isEqualTo(texts.get(i).equals(texts.get(j)));
                }
            }
        });
    }

    private static String mutated(String text, Dice dice) {
        int at = text.offsetByCodePoints(0, dice.below(text.codePointCount(0, text.length())));
        int next = at + Character.charCount(text.codePointAt(at));
        return switch (dice.below(8)) {
            case 0 -> text;
            case 1 -> text.toUpperCase(Locale.ROOT);
            case 2 ->
                text.substring(0, at)
                        + dice.one("-", "0", "a", "f", "g", "é", "\uD83D\uDE00", "A")
                        + text.substring(next);
            case 3 -> text.substring(0, at) + "-" + text.substring(at);
            case 4 -> next - at < text.length() ? text.substring(0, at) + text.substring(next) : text;
            case 5 -> text.substring(at) + text.substring(0, at);
            case 6 -> text.replace("-", "") + "0";
            default -> new UUID(dice.below(3), dice.below(3)).toString();
        };
    }
}
