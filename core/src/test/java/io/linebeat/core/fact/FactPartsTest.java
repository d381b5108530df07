package io.linebeat.core.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The small types that facts are made of.
class FactPartsTest {
    private static final SiteId NORTH = new SiteId("north");
    private static final SiteId SOUTH = new SiteId("south");

    @Test
    void confidenceLiesBetweenZeroAndOne() {
        assertThat(new Confidence(0)).isLessThan(new Confidence(1));
        assertThat(new Confidence(Confidence.ONE).millionths()).isEqualTo(1_000_000);
        assertThatThrownBy(() -> new Confidence(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Confidence(1_000_001)).hasMessageContaining("1000001");
    }

    @Test
    void aCountLiesBetweenZeroAndAThousandMillion() {
        assertThat(made(0).count()).isZero();
        assertThat(made(1_000_000_000).count()).isEqualTo(1_000_000_000);
        assertThatThrownBy(() -> made(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> made(1_000_000_001)).hasMessageContaining("1000000001");
    }

    private static Production made(long count) {
        return new Production(
                Stream.LIVE, new WorkerId(NORTH, "Ada"), new StationId(NORTH, "S1"), 0, count, null, Source.UNKNOWN);
    }

    @Test
    void anObservationCountsNothing() {
        Observation seen = new Observation(
                Stream.LIVE,
                new WorkerId(NORTH, "Ada"),
                new StationId(NORTH, "S1"),
                0,
                State.WORKING,
                null,
                Source.UNKNOWN);
        assertThat(seen.count()).isZero();
        assertThat(seen.kindRank()).isEqualTo(2);
        assertThat(made(1).kindRank()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aStateComesBackFromItsRank(State state) {
        assertThat(State.ofRank(state.rank())).isEqualTo(state);
    }

    @Test
    void ranksAreStoredAndNeverChange() {
        assertThat(Arrays.stream(State.values()).map(State::rank)).containsExactly(0, 1, 2);
    }

    @Test
    void onlyAnAbsentWorkerIsNotPresent() {
        assertThat(Arrays.stream(State.values()).filter(State::isPresent)).containsExactly(State.IDLE, State.WORKING);
        assertThatThrownBy(() -> State.ofRank(3)).hasMessageContaining("3");
    }

    @Test
    void idsAreOrderedBySiteAndThenById() {
        assertThat(NORTH).isLessThan(SOUTH);
        assertThat(new WorkerId(NORTH, "b")).isLessThan(new WorkerId(SOUTH, "a"));
        assertThat(new WorkerId(NORTH, "b")).isGreaterThan(new WorkerId(NORTH, "a"));
        assertThat(new StationId(NORTH, "b")).isLessThan(new StationId(SOUTH, "a"));
        assertThat(new StationId(NORTH, "b")).isGreaterThan(new StationId(NORTH, "a"));
        assertThat(new CameraId(NORTH, "b")).isLessThan(new CameraId(SOUTH, "a"));
        assertThat(new CameraId(NORTH, "b")).isGreaterThan(new CameraId(NORTH, "a"));
        assertThat(new WorkerId(NORTH, "\uFFFD")).isLessThan(new WorkerId(NORTH, "\uD83D\uDE00"));
        assertThat(SiteId.DEFAULT.value()).isEqualTo("default");
    }

    @Test
    void aRepeatAndAConflictAreDuplicates() {
        assertThat(Receipt.NEW.isDuplicate()).isFalse();
        assertThat(Receipt.DUPLICATE.isDuplicate()).isTrue();
        assertThat(Receipt.CONFLICT.isDuplicate()).isTrue();
    }

    @Test
    void aRefusalKeepsRawTextUpToItsBound() {
        String longest = "x".repeat(8_192);
        assertThat(refused(longest).raw()).isEqualTo(longest);
        assertThat(refused(longest + "y").raw()).isEqualTo(longest);
        assertThat(refused("short").raw()).isEqualTo("short");
    }

    @Test
    void aRefusalDoesNotCutACharacterInTwo() {
        String before = "x".repeat(8_191);
        assertThat(refused(before + "\uD83D\uDE00").raw()).isEqualTo(before);
        assertThat(refused("x".repeat(8_190) + "\uD83D\uDE00" + "y").raw())
                .endsWith("x\uD83D\uDE00")
                .hasSize(8_192);
    }

    private static Refusal refused(String raw) {
        return new Refusal(Refusal.Reason.BAD_COUNT, "count: -1 is below 0", raw);
    }

    @Test
    void aReasonIsSpeltForAnswers() {
        assertThat(Refusal.Reason.UNKNOWN_WORKER.code()).isEqualTo("unknown_worker");
        assertThat(Refusal.Reason.MISSING_FIELD.code()).isEqualTo("missing_field");
    }

    @Test
    void onlyReasonsAboutTheFormAreMalformed() {
        assertThat(Arrays.stream(Refusal.Reason.values()).filter(Refusal.Reason::isMalformed))
                .containsExactly(
                        Refusal.Reason.MALFORMED,
                        Refusal.Reason.MISSING_FIELD,
                        Refusal.Reason.WRONG_TYPE,
                        Refusal.Reason.TOO_LARGE);
    }
}
