package io.linebeat.wire;

import static io.linebeat.wire.Plant.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Refusal;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.FactEntry;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages that were damaged on the way: whatever arrives, the answer is a value, and its words are safe to print.
class HostileBytesTest {
    private static final List<String> DAMAGE = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\n",
            "\u0000",
            "\u0080",
            "\uFFFF",
            "e9",
            "-",
            "1e999",
            "null",
            "\\ud800",
            "//",
            "9".repeat(70));

    @Test
    void noBytesBreakTheDoor() {
        RandomFacts.forEachSeed(random -> {
            byte[] body = damaged(random, "[" + message(random) + "," + message(random) + "]");

            switch (Plant.READER.batch(body, Plant.DOOR)) {
                case BatchRead.Malformed(Refusal refusal) -> check(refusal);
                case BatchRead.TooLong(Refusal refusal) -> throw new AssertionError(refusal);
                case Judged items -> check(items);
            }
            switch (Plant.READER.one(Arrays.copyOfRange(body, 1, body.length), Plant.DOOR)) {
                case OneRead.Accepted _ -> {}
                case OneRead.Refused(Refusal refusal) -> check(refusal);
            }
            check(Plant.all(Plant.READER.ndjson(new ByteArrayInputStream(body), () -> Plant.DOOR), 2));
            check(Plant.all(Plant.READER.csv(new ByteArrayInputStream(body), () -> Plant.DOOR), 2));
        });
    }

    private static String message(RandomFacts random) {
        return AnswerJson.line(FactEntry.of(random.fact(), Plant.NOW));
    }

    private static byte[] damaged(RandomFacts random, String message) {
        StringBuilder text = new StringBuilder(message);
        for (int times = random.number(3); times >= 0; times--) {
            int from = random.number(text.length());
            int to = Math.min(text.length(), from + random.number(4));
            text.replace(from, to, random.oneOf(DAMAGE));
        }
        byte[] body = text.toString().getBytes(UTF_8);
        if (random.number(4) == 0) {
            body[random.number(body.length)] ^= (byte) (1 << random.number(8));
        }
        return body;
    }

    private static void check(Judged items) {
        items.bad().forEach(item -> check(item.refusal()));
    }

    private static void check(Refusal refusal) {
        assertThat(refusal.detail()).isNotBlank().hasSizeLessThan(400).doesNotContainPattern("[\\p{Cntrl}\\x80-\\x9f]");
        assertThat(refusal.raw()).hasSizeLessThanOrEqualTo(Refusal.MAX_RAW_CHARS);
        assertThat(new String(bytes(refusal.detail()), UTF_8)).isEqualTo(refusal.detail());
    }
}
