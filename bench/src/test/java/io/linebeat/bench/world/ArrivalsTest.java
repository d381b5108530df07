package io.linebeat.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.oracle.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalsTest {
    private static final World PLANT = World.plant(1, 90_000, IdForm.RANDOM);

    private static List<Long> codes(Delivery delivery, int batch) {
        Arrivals arrivals = new Arrivals(PLANT, delivery);
        List<Long> all = new ArrayList<>();
        long[] codes = new long[batch];
        for (int size = arrivals.next(codes); size > 0; size = arrivals.next(codes)) {
            for (int i = 0; i < size; i++) {
                all.add(codes[i]);
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void everyFactComesAndTwoInAHundredTwice(Order order) {
        List<Long> codes = codes(Delivery.USUAL.in(order), 1_000);
        BitSet numbers = new BitSet();
        codes.forEach(code -> numbers.set((int) Arrivals.number(code)));

        assertThat(numbers.cardinality()).isEqualTo(90_000);
        assertThat(codes.size() - 90_000).isBetween(1_600, 2_000);
        assertThat(codes.stream().filter(code -> (code & 2) != 0).count()).isBetween(120L, 250L);
    }

    @Test
    void aDaysBatchesComeInAnyOrderButInOnePieceEach() {
        List<Long> inTime = codes(Delivery.USUAL, 100);
        List<Long> shuffled = codes(Delivery.USUAL.in(Order.SHUFFLED_BATCHES), 100);
        List<List<Long>> batches = batches(inTime);

        assertThat(batches(shuffled).subList(0, 10)).isNotEqualTo(batches.subList(0, 10));
        assertThat(batches(shuffled).subList(0, 10)).containsExactlyInAnyOrderElementsOf(batches.subList(0, 10));
        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(inTime);
    }

    private static List<List<Long>> batches(List<Long> codes) {
        List<List<Long>> batches = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += 100) {
            batches.add(codes.subList(from, Math.min(codes.size(), from + 100)));
        }
        return batches;
    }

    @Test
    void theSizeOfBatchesChangesNothing() {
        assertThat(codes(Delivery.USUAL, 1_000)).isEqualTo(codes(Delivery.USUAL, 777));
    }

    @Test
    void fiveInAHundredAreLateByUpToAnHour() {
        long[] newest = {Long.MIN_VALUE};
        int late = 0;
        for (long code : codes(Delivery.USUAL, 1_000)) {
            long at = Arrivals.fact(PLANT, code).at();
            if ((code & 3) == 0 && at < newest[0]) {
                late++;
                assertThat(newest[0] - at).isLessThan(World.HOUR + World.HOUR / 60);
            }
            newest[0] = Math.max(newest[0], at);
        }
        // Those late by less than a step are in order all the same.
        assertThat(late).isBetween(3_500, 4_700);
    }

    @Test
    void theKindsHaveTheirShares() {
        int[] kinds = new int[4];
        HashSet<String> ids = new HashSet<>();
        for (int number = 0; number < PLANT.facts(); number++) {
            Fact fact = PLANT.fact(number);
            kinds[KindCode.of(fact.kind())]++;
            ids.add(PLANT.eventId(fact));
        }
        assertThat(ids).hasSize(90_000);
        assertThat(kinds[KindCode.of(Kind.WORKING)] / 90_000.0).isBetween(0.44, 0.46);
        assertThat(kinds[KindCode.of(Kind.IDLE)] / 90_000.0).isBetween(0.24, 0.26);
        assertThat(kinds[KindCode.of(Kind.ABSENT)] / 90_000.0).isBetween(0.09, 0.11);
        assertThat(kinds[KindCode.of(Kind.PRODUCTION)] / 90_000.0).isBetween(0.19, 0.21);
    }

    @Test
    void timeAdvancesEvenlyWhateverTheNumberOfFacts() {
        World small = World.plant(1, 1_000, IdForm.RANDOM);
        assertThat(small.fact(500).at() - small.start())
                .isCloseTo(45 * World.DAY, org.assertj.core.data.Offset.offset(World.DAY));
        assertThat(PLANT.fact(45_000).at() - PLANT.start())
                .isCloseTo(45 * World.DAY, org.assertj.core.data.Offset.offset(World.DAY));
    }

    @Test
    void aConflictIsTheSameFactWithOtherContent() {
        for (int number = 0; number < 1_000; number++) {
            Fact fact = PLANT.fact(number);
            Fact other = PLANT.conflicting(number);
            assertThat(other).isNotEqualTo(fact);
            assertThat(other.at()).isEqualTo(fact.at());
            assertThat(other.worker()).isEqualTo(fact.worker());
            assertThat(other.production()).isEqualTo(fact.production());
            assertThat(PLANT.eventId(other)).isEqualTo(PLANT.eventId(fact));
        }
    }
}
