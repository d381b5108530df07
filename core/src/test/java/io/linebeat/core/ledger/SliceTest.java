package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.memory.MemoryNames;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceTest {

    static Arrivals arrivals(Collection<Fact> facts, Names names) {
        Arrivals.Builder builder = new Arrivals.Builder(facts.size(), names);
        builder.add(FactColumns.of(facts), false, 1);
        return builder.build();
    }

    private static List<Fact> facts(Slice slice, Arrivals of, Names names) {
        return IntStream.range(0, slice.size())
                .mapToObj(i -> slice.fact(i, names.lane(of.lane(i)), names))
                .toList();
    }

    @Test
    void aFactComesBackAsItWas() {
        Cases.forEach(200, World::new, world -> {
            MemoryNames names = new MemoryNames();
            Arrivals arrivals = arrivals(world.arrivals, names);
            assertThat(facts(arrivals.facts(), arrivals, names)).isEqualTo(world.arrivals);
            for (int i = 0; i < arrivals.size(); i++) {
                assertThat(arrivals.facts().seq(i)).isEqualTo(i + 1);
            }
        });
    }

    @Test
    void aPartHasTheFactsOfItsPlaces() {
        Cases.forEach(200, World::new, world -> {
            MemoryNames names = new MemoryNames();
            Slice whole = arrivals(world.arrivals, names).facts();
            int from = world.dice.below(whole.size() + 1);
            int to = world.dice.below(whole.size() + 1);
            Slice part = whole.part(from, to);

            assertThat(part.size()).isEqualTo(Math.max(0, to - from));
            for (int i = 0; i < part.size(); i++) {
                assertThat(line(part, i)).isEqualTo(line(whole, from + i));
            }
            Slice ofPart = part.part(part.isEmpty() ? 0 : 1, part.size());
            for (int i = 0; i < ofPart.size(); i++) {
                assertThat(line(ofPart, i)).isEqualTo(line(whole, from + 1 + i));
            }
            assertThat(whole.part(0, whole.size())).isSameAs(whole);
        });
    }

    private static String line(Slice slice, int i) {
        return List.of(slice.at(i), slice.said(i), slice.count(i), slice.origin(i), slice.seq(i)) + " "
                + slice.eventId(i);
    }

    @Test
    void factsGatheredOneByOneOrInRowsAreTheSame() {
        Cases.forEach(200, World::new, world -> {
            Slice whole = arrivals(world.arrivals, new MemoryNames()).facts();
            Slice.Builder copy = new Slice.Builder(0);
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int from = world.dice.below(whole.size() + 1);
                int to = Math.toIntExact(world.dice.between(from, whole.size()));
                if (world.dice.percent(50)) {
                    copy.add(whole, from, to);
                } else {
                    IntStream.range(from, to).forEach(each -> copy.add(whole, each));
                }
                IntStream.range(from, to).forEach(each -> expected.add(line(whole, each)));
            }
            Slice built = copy.build();
            assertThat(IntStream.range(0, built.size()).mapToObj(i -> line(built, i)))
                    .containsExactlyElementsOf(expected);
        });
    }

    @Test
    void theFirstAtAnInstantIsTheFirstThatIsNotBeforeIt() {
        Cases.forEach(200, World::new, world -> {
            List<Fact> inOrder = new ArrayList<>(world.arrivals);
            inOrder.sort(Comparator.comparingLong(Fact::at));
            Slice slice = arrivals(inOrder, new MemoryNames()).facts();
            for (int i = 0; i < 10; i++) {
                long instant = world.instant();
                assertThat(slice.firstAt(instant)).isEqualTo((int)
                        inOrder.stream().filter(fact -> fact.at() < instant).count());
            }
            assertThat(slice.firstAt(Long.MIN_VALUE)).isZero();
            assertThat(slice.firstAt(Long.MAX_VALUE)).isEqualTo(slice.size());
        });
    }

    @Test
    void theOrderOfALaneIsTotalAndTellsTheSameFactFromAnyOther() {
        Cases.forEach(200, World::new, world -> {
            MemoryNames names = new MemoryNames();
            Arrivals arrivals = arrivals(world.arrivals, names);
            Slice facts = arrivals.facts();
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, facts.size()).boxed().toList());
            order.sort((a, b) -> Slice.compareIdentity(facts, a, facts, b));
            for (int i = 0; i < order.size(); i++) {
                for (int j = 0; j < order.size(); j++) {
                    int a = order.get(i);
                    int b = order.get(j);
                    int compared = Slice.compareIdentity(facts, a, facts, b);
                    assertThat(Integer.signum(Slice.compareIdentity(facts, b, facts, a)))
                            .isEqualTo(-Integer.signum(compared));
                    assertThat(compared == 0 || Integer.signum(compared) == Integer.compare(i, j))
                            .isTrue();
                    if (arrivals.lane(a) == arrivals.lane(b)) {
                        assertThat(compared == 0)
                                .isEqualTo(
                                        Identity.of(world.arrivals.get(a)).equals(Identity.of(world.arrivals.get(b))));
                    }
                }
            }
        });
    }

    @Test
    void theRankOfContentsIsThatOfTheLaw() {
        Cases.forEach(200, World::new, world -> {
            MemoryNames names = new MemoryNames();
            Arrivals arrivals = arrivals(world.arrivals, names);
            for (int a = 0; a < arrivals.size(); a++) {
                for (int b = 0; b < arrivals.size(); b++) {
                    Fact one = world.arrivals.get(a);
                    Fact other = world.arrivals.get(b);
                    if (Identity.of(one).equals(Identity.of(other))) {
                        assertThat(Integer.signum(Slice.compareRank(arrivals.facts(), a, arrivals.facts(), b, names)))
                                .as("%s and %s", one, other)
                                .isEqualTo(Integer.signum(Fact.RANK.compare(one, other)));
                    }
                }
            }
        });
    }
}
