package io.linebeat.store.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedFactsTest {
    private static final int STATIONS = 5;
    private static final long KEY = 4L << 48 | 1_969_000;

    @SuppressWarnings("ArrayRecordComponent")
    private record Facts(long[] lanes, Slice[] slices) {
        PackedFacts.Packing packing() {
            return PackedFacts.pack(lanes, slices);
        }

        PackedFacts packed() {
            return packedAs(packing());
        }
    }

    private static PackedFacts packedAs(PackedFacts.Packing packing) {
        return PackedFacts.of(packing.packed(KEY), packing.sources(KEY), KEY);
    }

    private static Facts facts(Random random) {
        int size = Rounds.one(random, 0, 1, 1, 3, 40);
        long[] lanes = LongStream.generate(() -> (long) random.nextInt(3) << Integer.SIZE | random.nextInt(100))
                .limit(size)
                .distinct()
                .sorted()
                .toArray();
        Slice[] slices = new Slice[lanes.length];
        int most = Rounds.one(random, 1, 1, 3, 30);
        Arrays.setAll(slices, _ -> slice(random, random.nextInt(most + 1)));
        return new Facts(lanes, slices);
    }

    private static Slice slice(Random random, int size) {
        Slice.Builder slice = new Slice.Builder(size);
        boolean wild = random.nextBoolean();
        long at = 1_772_000_000_000_000L;
        long seq = random.nextInt(1_000);
        for (int i = 0; i < size; i++) {
            byte[] id = id(random);
            slice.addNamed(
                    wild ? Rounds.number(random) : at++ * 1_000,
                    said(random),
                    wild ? Rounds.number(random) : random.nextInt(3),
                    origin(random),
                    wild ? Rounds.number(random) : seq++,
                    id,
                    0,
                    id.length);
        }
        return slice.build();
    }

    private static long said(Random random) {
        return Said.of(
                Rounds.one(random, 0, 1, random.nextInt(STATIONS), Integer.MAX_VALUE),
                Rounds.one(random, -1, 0, random.nextInt(Confidence.ONE), Confidence.ONE),
                random.nextBoolean(),
                random.nextInt(4));
    }

    private static long origin(Random random) {
        return (long) Rounds.one(random, 0, random.nextInt(9), Integer.MAX_VALUE) << Integer.SIZE
                | Rounds.one(random, 0, random.nextInt(9), Integer.MAX_VALUE);
    }

    private static byte[] id(Random random) {
        String text = switch (random.nextInt(8)) {
            case 0, 1 -> "";
            case 2 -> "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1%02x".formatted(random.nextInt(256));
            case 3 -> "0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1%02X".formatted(random.nextInt(256));
            case 4 -> "camera 7/frame " + random.nextInt(100);
            case 5 -> "\uD83D\uDE00".repeat(200);
            case 6 -> "x".repeat(random.nextInt(801));
            default -> "x".repeat(126 + random.nextInt(4)) + random.nextInt(3);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(Slice slice) {
        return IntStream.range(0, slice.size())
                .mapToObj(i -> figure(slice, i) + " " + slice.origin(i) + " " + slice.seq(i) + " " + slice.eventId(i))
                .toList();
    }

    private static String figure(Slice slice, int i) {
        return slice.at(i) + " " + slice.said(i) + " " + slice.count(i);
    }

    private static List<String> figures(Slice slice) {
        return IntStream.range(0, slice.size()).mapToObj(i -> figure(slice, i)).toList();
    }

    @Test
    void eachLanesFactsComeBack() {
        Rounds.play(500, random -> {
            Facts facts = facts(random);
            PackedFacts packed = facts.packed();

            assertThat(packed.allLanes()).isEqualTo(facts.lanes());
            assertThat(packed.lanes()).isEqualTo(facts.lanes().length);
            assertThat(packed.facts())
                    .isEqualTo(
                            Arrays.stream(facts.slices()).mapToInt(Slice::size).sum());
            for (int i : shuffled(facts.lanes().length, random)) {
                long lane = facts.lanes()[i];
                Slice slice = facts.slices()[i];
                assertThat(packed.lane(i)).isEqualTo(lane);
                assertThat(lines(packed.slice(lane))).isEqualTo(lines(slice));
                assertThat(lines(packed.sliceAt(i))).isEqualTo(lines(slice));
                assertThat(packed.slice(lane).ids()).isEqualTo(slice.ids());
                assertThat(figures(packed.bare(lane))).isEqualTo(figures(slice));
            }
        });
    }

    @Test
    void withoutTheirSourcesThereAreBareSlicesAlone() {
        Rounds.play(100, random -> {
            Facts facts = facts(random);
            PackedFacts bare = PackedFacts.bare(facts.packing().packed(KEY), KEY);

            assertThat(bare.allLanes()).isEqualTo(facts.lanes());
            for (int i = 0; i < facts.lanes().length; i++) {
                long lane = facts.lanes()[i];
                assertThat(figures(bare.bare(lane))).isEqualTo(figures(facts.slices()[i]));
                assertThatThrownBy(() -> bare.slice(lane)).hasMessageContaining("sources");
            }
        });
    }

    @Test
    void theSourcesOfOtherFactsAreNotTakenForTheirs() {
        Random random = new Random(5);
        PackedFacts.Packing one = new Facts(new long[] {3}, new Slice[] {slice(random, 4)}).packing();
        PackedFacts.Packing other = new Facts(new long[] {3}, new Slice[] {slice(random, 5)}).packing();
        PackedFacts.Packing ofTwo =
                new Facts(new long[] {3, 4}, new Slice[] {slice(random, 2), slice(random, 2)}).packing();
        assertThatThrownBy(() -> PackedFacts.of(one.packed(KEY), other.sources(KEY), KEY))
                .isInstanceOf(Damaged.class);
        assertThatThrownBy(() -> PackedFacts.of(one.packed(KEY), ofTwo.sources(KEY), KEY))
                .isInstanceOf(Damaged.class);
    }

    private static int[] shuffled(int size, Random random) {
        List<Integer> places = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(places, random);
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void aLaneThatIsNotThereHasNoFacts() {
        Rounds.play(200, random -> {
            Facts facts = facts(random);
            PackedFacts packed = facts.packed();
            for (int i = 0; i < 20; i++) {
                long lane = Rounds.one(random, Rounds.number(random), (long) random.nextInt(100));
                if (Arrays.binarySearch(facts.lanes(), lane) < 0) {
                    assertThat(packed.slice(lane).isEmpty()).isTrue();
                    assertThat(packed.bare(lane).isEmpty()).isTrue();
                }
            }
        });
    }

    @Test
    void theLanesAtAStationAreThoseOfWhichAnyFactIsAboutIt() {
        Rounds.play(300, random -> {
            Facts facts = facts(random);
            PackedFacts packed = facts.packed();
            for (int station : new int[] {0, 1, 2, STATIONS, Integer.MAX_VALUE}) {
                long[] wanted = IntStream.range(0, facts.lanes().length)
                        .filter(i -> stationsOf(facts.slices()[i]).anyMatch(each -> each == station))
                        .mapToLong(i -> facts.lanes()[i])
                        .toArray();
                assertThat(packed.lanesAt(station)).as("station %d", station).isEqualTo(wanted);
            }
        });
    }

    private static IntStream stationsOf(Slice slice) {
        return IntStream.range(0, slice.size()).map(i -> Said.station(slice.said(i)));
    }

    @Test
    void underAnotherKeyTheyAreDamaged() {
        PackedFacts.Packing packing = new Facts(new long[] {3}, new Slice[] {slice(new Random(6), 4)}).packing();
        for (long other : new long[] {KEY + 1, KEY ^ 1L << 63, 0}) {
            assertThatThrownBy(() -> PackedFacts.bare(packing.packed(KEY), other))
                    .isInstanceOf(Damaged.class);
            assertThatThrownBy(() -> PackedFacts.of(packing.packed(KEY), packing.sources(other), KEY))
                    .isInstanceOf(Damaged.class);
        }
    }

    @Test
    void lanesInAnyOrderAreReadByTheirPlaces() {
        Rounds.play(100, random -> {
            Facts facts = facts(random);
            PackedFacts.Packing packing = new PackedFacts.Packing(
                    0, Arrays.stream(facts.slices()).mapToInt(Slice::size).sum());
            int[] order = shuffled(facts.lanes().length, random);
            for (int i : order) {
                packing.lane(facts.lanes()[i]);
                IntStream.range(0, facts.slices()[i].size()).forEach(fact -> packing.add(facts.slices()[i], fact));
            }
            PackedFacts packed = packedAs(packing);
            for (int place = 0; place < order.length; place++) {
                assertThat(packed.lane(place)).isEqualTo(facts.lanes()[order[place]]);
                assertThat(lines(packed.sliceAt(place))).isEqualTo(lines(facts.slices()[order[place]]));
            }
        });
    }

    @Test
    void everyFlippedBitAndEveryCutIsFound() {
        Rounds.play(12, random -> {
            Facts facts = new Facts(
                    new long[] {3, 1L << Integer.SIZE | 4},
                    new Slice[] {slice(random, random.nextInt(3)), slice(random, random.nextInt(3))});
            assertThatEachIsFound(facts);
        });
        assertThatEachIsFound(new Facts(new long[0], new Slice[0]));
    }

    private static void assertThatEachIsFound(Facts facts) {
        PackedFacts.Packing packing = facts.packing();
        Flips.assertThatEachIsFound(packing.packed(KEY), packed -> PackedFacts.bare(packed, KEY));
        Flips.assertThatEachIsFound(packing.sources(KEY), sources -> PackedFacts.of(packing.packed(KEY), sources, KEY));
    }
}
