package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.memory.MemoryNames;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Floor;
import io.linebeat.core.proof.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void arrivalsAreOrderedByPageLaneIdentityAndArrival() {
        Cases.forEach(300, World::new, world -> {
            List<Fact> facts = new ArrayList<>(world.arrivals);
            for (int i = world.dice.below(20); i > 0; i--) {
                facts.addAll(world.dice.some(world.arrivals, 0, 50));
            }
            Arrivals arrivals = SliceTest.arrivals(facts, new MemoryNames());
            int pages = world.dice.one(1, 2, 10);
            long[] starts = facts.stream()
                    .mapToLong(fact -> Math.floorMod(fact.at(), pages) - 1L)
                    .toArray();
            Slice slice = arrivals.facts();
            Comparator<Integer> expected = Comparator.<Integer>comparingLong(i -> starts[i])
                    .thenComparingLong(arrivals::lane)
                    .thenComparing((a, b) -> Slice.compareIdentity(slice, a, slice, b))
                    .thenComparingInt(i -> i);

            assertThat(IntStream.of(Order.of(arrivals, starts)).boxed().toList())
                    .isEqualTo(IntStream.range(0, facts.size())
                            .boxed()
                            .sorted(expected)
                            .toList());
        });
    }

    @Test
    void whatIsTheSameThroughoutKeepsItsOrder() {
        Fact fact = Floor.made(1, "Ada", "S1", 0);
        List<Fact> same = Collections.nCopies(1_000, fact);
        int[] order = Order.of(SliceTest.arrivals(same, new MemoryNames()), new long[1_000]);
        assertThat(order).isEqualTo(IntStream.range(0, 1_000).toArray());
    }

    @Test
    void nothingIsInOrder() {
        assertThat(Order.of(SliceTest.arrivals(List.of(), new MemoryNames()), new long[0]))
                .isEmpty();
    }
}
