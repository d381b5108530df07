package io.linebeat.store.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackerTest {

    private static byte[] packed(long... values) {
        Packer packer = new Packer(64);
        packer.column(values, values.length);
        return packer.finish(7);
    }

    private static long[] unpacked(byte[] packed, int size) {
        Unpacker.Column column = new Unpacker(packed, 7).column(size);
        return IntStream.range(0, size).mapToLong(column::get).toArray();
    }

    private static int bytesOfValues(long... values) {
        return packed(values).length - packed().length;
    }

    @Test
    void columnsOfEveryWidthComeBack() {
        Rounds.play(20, random -> {
            for (int width = 0; width <= Long.SIZE; width++) {
                int bits = width;
                long least = Rounds.number(random);
                long[] values = LongStream.generate(
                                () -> least + (bits == 0 ? 0 : random.nextLong() >>> (Long.SIZE - bits)))
                        .limit(random.nextInt(70))
                        .toArray();
                assertThat(unpacked(packed(values), values.length)).isEqualTo(values);
                assertReadAsAWhole(values, random);
            }
        });
    }

    private static void assertReadAsAWhole(long[] values, Random random) {
        Unpacker.Column column = new Unpacker(packed(values), 7).column(values.length);
        assertThat(column.values()).isEqualTo(values);
        int step = 1 + random.nextInt(3);
        int at = random.nextInt(4);
        long[] spread = new long[at + values.length * step];
        column.read(spread, at, step);
        assertThat(IntStream.range(0, values.length)
                        .mapToLong(i -> spread[at + i * step])
                        .toArray())
                .isEqualTo(values);
    }

    @Test
    void aValueIsFoundFromAnyPlaceOn() {
        Rounds.play(500, random -> {
            long[] values = column(random);
            Unpacker.Column column = new Unpacker(packed(values), 7).column(values.length);
            for (int i = 0; i < 20; i++) {
                int from = random.nextInt(values.length + 1);
                long wanted = values.length == 0 || random.nextInt(4) == 0
                        ? Rounds.number(random)
                        : values[random.nextInt(values.length)] + Rounds.one(random, 0, 0, 1, -1);
                int place = IntStream.range(from, values.length)
                        .filter(each -> values[each] == wanted)
                        .findFirst()
                        .orElse(values.length);
                assertThat(column.find(wanted, from)).isEqualTo(place);
            }
        });
    }

    @Test
    void severalColumnsAndBytesComeBackOneBehindTheOther() {
        Rounds.play(300, random -> {
            List<long[]> columns = new ArrayList<>();
            Packer packer = new Packer(1 + random.nextInt(100));
            for (int i = random.nextInt(6); i >= 0; i--) {
                long[] column = column(random);
                columns.add(column);
                packer.column(column, column.length);
            }
            byte[] text = new byte[random.nextInt(50)];
            random.nextBytes(text);
            packer.number(Long.MIN_VALUE + 1);
            packer.bytes(text, 0, text.length);
            packer.number(42);

            Unpacker unpacker = new Unpacker(packer.finish(7), 7);
            for (long[] column : columns) {
                Unpacker.Column read = unpacker.column(column.length);
                assertThat(IntStream.range(0, column.length)
                                .mapToLong(read::get)
                                .toArray())
                        .isEqualTo(column);
            }
            assertThat(unpacker.number()).isEqualTo(Long.MIN_VALUE + 1);
            int from = unpacker.bytesFrom();
            assertThat(Arrays.copyOfRange(unpacker.bytes(), from, from + text.length))
                    .isEqualTo(text);
            assertThat(unpacker.number()).isEqualTo(42);
        });
    }

    private static long[] column(Random random) {
        long unit = Rounds.one(random, 1L, 7L, 1_000_000L, Rounds.number(random));
        long least = Rounds.number(random);
        int reach = Rounds.one(random, 1, 2, 1_000);
        return LongStream.generate(
                        () -> random.nextInt(20) == 0 ? Rounds.number(random) : least + unit * random.nextInt(reach))
                .limit(random.nextInt(100))
                .toArray();
    }

    @Test
    void valuesThatAreAllTheSameTakeNoBytes() {
        assertThat(bytesOfValues(
                        LongStream.generate(() -> Long.MIN_VALUE).limit(1_000).toArray()))
                .isZero();
    }

    @Test
    void wholeUnitsTakeTheBitsOfTheirNumberAlone() {
        long[] seconds = LongStream.range(0, 256).map(i -> 17 + 1_000_000 * i).toArray();
        assertThat(bytesOfValues(seconds)).isEqualTo(256);
        assertThat(unpacked(packed(seconds), 256)).isEqualTo(seconds);
    }

    @Test
    void theEndsOfTheNumbersStandTogether() {
        long[] ends = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE + 1};
        assertThat(unpacked(packed(ends), ends.length)).isEqualTo(ends);
        long[] far = {Long.MIN_VALUE, 0};
        assertThat(unpacked(packed(far), 2)).isEqualTo(far);
    }
}
