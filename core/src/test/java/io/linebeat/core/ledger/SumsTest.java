package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SumsTest {
    private static Sums ofLane(long lane, long... tally) {
        return new Sums(new long[] {lane}, tally, new long[0], new long[0]);
    }

    private static Sums ofPost(long post, long... tally) {
        return new Sums(new long[0], new long[0], new long[] {post}, tally);
    }

    @Test
    void whatIsAddedUpIsTheSumOfEachNumber() {
        Sums sums = new Sums.Builder()
                .add(ofLane(7, 1, 2, 4, 8, 16))
                .add(ofPost(7, 5, 4, 3, 2, 1))
                .add(ofLane(3, 1, 1, 1, 1, 1))
                .add(ofLane(7, 10, 20, 30, 40, 50))
                .build();

        assertThat(sums.lanes()).isEqualTo(2);
        assertThat(sums.lane(0)).isEqualTo(3);
        assertThat(sums.lane(1)).isEqualTo(7);
        assertThat(sums.tallyOfLane(1)).isEqualTo(new WorkerTally(11, 22, 34, 48, 66));
        assertThat(sums.tallyOfPost(0)).isEqualTo(new StationTally(5, 4, 3, 2, 1));
        assertThat(sums.hasEventsOfLane(7)).isTrue();
        assertThat(sums.hasEventsOfLane(8)).isFalse();
        assertThat(sums.hasEventsOfPost(7)).isTrue();
        assertThat(sums.hasEventsOfPost(3)).isFalse();
    }

    @Test
    void whereThereIsTimeAloneNothingWasSaid() {
        assertThat(ofLane(7, 1, 2, 3, 0, 0).hasEventsOfLane(7)).isFalse();
        assertThat(ofPost(7, 1, 2, 3, 0, 0).hasEventsOfPost(7)).isFalse();
    }

    @Test
    void randomSumsAddUpUnderEveryKeyInAscendingOrder() {
        Cases.forEach(100, Dice::new, dice -> {
            Sums.Builder builder = new Sums.Builder();
            Map<Long, long[]> expected = new TreeMap<>();
            int keys = dice.one(3, 100, 1_000);
            for (int i = dice.below(1_500); i > 0; i--) {
                long key = (long) dice.below(3) << Integer.SIZE | dice.below(keys);
                int which = dice.below(Sums.WIDTH);
                long much = dice.between(-2, 3);
                builder.addToPost(builder.post(key), which, much);
                expected.computeIfAbsent(key, _ -> new long[Sums.WIDTH])[which] += much;
            }
            expected.values().removeIf(tally -> Arrays.stream(tally).allMatch(each -> each == 0));
            Sums sums = builder.build();

            assertThat(sums.lanes()).isZero();
            assertThat(sums.posts()).isEqualTo(expected.size());
            int i = 0;
            for (Map.Entry<Long, long[]> each : expected.entrySet()) {
                assertThat(sums.post(i)).isEqualTo(each.getKey());
                for (int which = 0; which < Sums.WIDTH; which++) {
                    assertThat(sums.ofPost(i, which)).isEqualTo(each.getValue()[which]);
                }
                i++;
            }
        });
    }

    @Test
    void whatComesToNothingVanishes() {
        Sums.Builder builder = new Sums.Builder().add(ofPost(7, 1, 2, 3, 4, 5)).add(ofPost(7, -1, -2, -3, -4, -5));
        builder.lane(9);
        assertThat(builder.build()).isEqualTo(Sums.ZERO);
    }

    @Test
    void clearedPostsKeepTheirUnitsAndEvents() {
        Sums.Builder builder = new Sums.Builder().add(ofPost(7, 1, 2, 3, 4, 5)).add(ofPost(8, 1, 2, 3, 4, 5));
        builder.clearTimesOfPosts(new boolean[] {false, true, true});
        assertThat(builder.build())
                .isEqualTo(new Sums(
                        new long[0], new long[0], new long[] {7, 8}, new long[] {1, 2, 3, 4, 5, 0, 0, 0, 4, 5}));
    }

    @Test
    void postsCanBeAddedWithoutTheLanes() {
        Sums both = ofPost(7, 1, 2, 3, 4, 5).withLanes(new long[] {4}, new long[] {1, 1, 1, 1, 1});
        assertThat(new Sums.Builder().addPostsOf(both).build()).isEqualTo(ofPost(7, 1, 2, 3, 4, 5));
        assertThat(new Sums.Builder().add(both).build())
                .isEqualTo(both)
                .hasSameHashCodeAs(both)
                .isNotEqualTo(ofPost(7, 1, 2, 3, 4, 5));
    }

    @Test
    void noSumOverflowsInSilence() {
        Sums.Builder builder = new Sums.Builder().add(ofLane(7, 0, 0, 0, Long.MAX_VALUE, 1));
        assertThatThrownBy(() -> builder.add(ofLane(7, 0, 0, 0, 1, 1))).isInstanceOf(ArithmeticException.class);
    }
}
