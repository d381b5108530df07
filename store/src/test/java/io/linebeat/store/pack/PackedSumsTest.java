package io.linebeat.store.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.ledger.Sums;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedSumsTest {

    private static Sums sums(Random random, int most) {
        long[] lanes = keys(random, most);
        long[] posts = keys(random, most);
        return new Sums(lanes, numbers(random, lanes.length), posts, numbers(random, posts.length));
    }

    private static long[] keys(Random random, int most) {
        return LongStream.generate(() -> (long) random.nextInt(3) << Integer.SIZE | random.nextInt(1_000))
                .limit(random.nextInt(most + 1))
                .distinct()
                .sorted()
                .toArray();
    }

    private static long[] numbers(Random random, int keys) {
        boolean wild = random.nextBoolean();
        return LongStream.generate(() -> wild ? Rounds.number(random) : random.nextInt(900) * 1_000_000L)
                .limit((long) keys * Sums.WIDTH)
                .toArray();
    }

    @Test
    void sumsComeBack() {
        Rounds.play(500, random -> {
            Sums sums = sums(random, Rounds.one(random, 0, 1, 5, 100));
            assertThat(PackedSums.unpack(PackedSums.pack(sums, 7), 7)).isEqualTo(sums);
        });
    }

    @Test
    void everyFlippedBitAndEveryCutIsFound() {
        Rounds.play(
                8,
                random -> Flips.assertThatEachIsFound(
                        PackedSums.pack(sums(random, 3), 7), packed -> PackedSums.unpack(packed, 7)));
        Flips.assertThatEachIsFound(PackedSums.pack(Sums.ZERO, 7), packed -> PackedSums.unpack(packed, 7));
    }
}
