package io.linebeat.store.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.State;
import io.linebeat.core.ledger.Carry;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Slice;
import io.linebeat.core.ledger.Stock;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedCarriesTest {
    private static final long NOTHING = Carry.NONE.open();

    private static byte[] packed(Span span, Carry... carries) {
        return PackedCarries.pack(Contents.kept(span, lanes(carries.length), new Carried(carries), 0, null), 7);
    }

    private static long[] lanes(int size) {
        return LongStream.range(0, size).map(i -> 3 * i).toArray();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Carried(Carry[] carries) implements Stock {
        @Override
        public Slice slice(long lane) {
            return Slice.EMPTY;
        }

        @Override
        public Carry carry(long lane) {
            return carries[(int) lane / 3];
        }

        @Override
        public long[] lanesAt(int station) {
            throw new AssertionError("nobody packs by station");
        }
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
            PackedCarries packed = PackedCarries.of(packed(span, carries), span.from(), 7);
            assertThat(packed.lanes()).isEqualTo(lanes(carries.length));
            for (int i : random.ints(2L * carries.length, 0, carries.length + 1).toArray()) {
                assertThat(packed.carry(3L * i)).isEqualTo(i < carries.length ? carries[i] : Carry.NONE);
                assertThat(packed.carry(3L * i + 1)).isEqualTo(Carry.NONE);
            }
        });
    }

    @Test
    void theLanesAtAStationAreThoseThatCarryAnObservationThereIn() {
        Rounds.play(500, random -> {
            Span span = span(random);
            Carry[] carries = IntStream.range(0, random.nextInt(50))
                    .mapToObj(_ -> carry(random, span))
                    .toArray(Carry[]::new);
            PackedCarries packed = PackedCarries.of(packed(span, carries), span.from(), 7);
            for (int station : new int[] {0, 3, 5, Integer.MAX_VALUE}) {
                assertThat(packed.lanesAt(station))
                        .isEqualTo(IntStream.range(0, carries.length)
                                .filter(i -> carries[i].hasOpen() && Said.station(carries[i].open()) == station)
                                .mapToLong(i -> 3L * i)
                                .toArray());
            }
        });
    }

    @Test
    void whereNothingIsCarriedLanesTakeTheirNumbersAlone() {
        Span span = Span.lasting(0, 1);
        Carry[] none = IntStream.range(0, 1_024).mapToObj(_ -> Carry.NONE).toArray(Carry[]::new);
        assertThat(packed(span, none).length - packed(span).length).isEqualTo(1_024 * 10 / Byte.SIZE);
    }

    @Test
    void everyFlippedBitAndEveryCutIsFound() {
        Rounds.play(20, random -> {
            Span span = span(random);
            Flips.assertThatEachIsFound(
                    packed(span, carry(random, span), carry(random, span)),
                    bytes -> PackedCarries.of(bytes, span.from(), 7));
        });
        Flips.assertThatEachIsFound(packed(Span.lasting(0, 1)), bytes -> PackedCarries.of(bytes, 0, 7));
    }
}
