package io.linebeat.store.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.State;
import io.linebeat.core.ledger.Carry;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Stock;
import io.linebeat.core.ledger.Sums;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedCarriesTest {
    private static final long NOTHING = Carry.NONE.open();

    private static byte[] packed(Span span, Carry... carries) {
        long[] lanes = LongStream.range(0, carries.length).toArray();
        Sums sums = new Sums(lanes, new long[lanes.length * Sums.WIDTH], new long[0], new long[0]);
        return PackedCarries.pack(Contents.kept(span, sums, carries, Stock.EMPTY, 0));
    }

    private static Span span(Random random) {
        return Span.lasting(Rounds.one(random, 0L, -Micros.DAY, random.nextLong(1L << 52)), Micros.HOUR);
    }

    private static Carry carry(Random random, Span span) {
        long openAt = span.from() - 1 - random.nextLong(Rounds.one(random, 1L, Micros.HOUR, 7 * Micros.DAY));
        long presentAt = Rounds.one(random, openAt, openAt - 1, span.from() - 1, openAt - random.nextLong(Micros.DAY));
        int station = Rounds.one(random, 0, 3, random.nextInt(1_000), Integer.MAX_VALUE);
        int sight = Rounds.one(random, station, 0, 5);
        int confidence = Rounds.one(random, -1, 0, random.nextInt(Confidence.ONE), Confidence.ONE);
        long open = Said.of(station, confidence, false, random.nextInt(State.values().length));
        return switch (random.nextInt(5)) {
            case 0 -> Carry.NONE;
            case 1 -> new Carry(openAt, open, Carry.NONE.presentAt(), Carry.NONE.presentStation());
            case 2 -> new Carry(Carry.NONE.openAt(), NOTHING, presentAt, sight);
            case 3 -> new Carry(openAt, open, openAt, station);
            default -> new Carry(openAt, open, presentAt, sight);
        };
    }

    @Test
    void carriesOfEveryKindComeBack() {
        Rounds.play(1_000, random -> {
            Span span = span(random);
            Carry[] carries = IntStream.range(0, Rounds.one(random, 0, 1, 2, 50))
                    .mapToObj(_ -> carry(random, span))
                    .toArray(Carry[]::new);
            assertThat(PackedCarries.unpack(packed(span, carries), span.from())).containsExactly(carries);
        });
    }

    @Test
    void whereNothingIsCarriedLanesTakeNoBytes() {
        Span span = Span.lasting(0, 1);
        Carry[] none = IntStream.range(0, 1_000).mapToObj(_ -> Carry.NONE).toArray(Carry[]::new);
        assertThat(packed(span, none)).hasSameSizeAs(packed(span));
    }

    @Test
    void everyFlippedBitAndEveryCutIsFound() {
        Rounds.play(20, random -> {
            Span span = span(random);
            Flips.assertThatEachIsFound(
                    packed(span, carry(random, span), carry(random, span)),
                    bytes -> PackedCarries.unpack(bytes, span.from()));
        });
        Flips.assertThatEachIsFound(packed(Span.lasting(0, 1)), bytes -> PackedCarries.unpack(bytes, 0));
    }
}
