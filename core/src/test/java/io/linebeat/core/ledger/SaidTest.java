package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.memory.MemoryNames;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import org.junit.jupiter.api.Test;

class SaidTest {
    private static final int IDLE = State.IDLE.rank();
    private static final int WORKING = State.WORKING.rank();
    private static final int ABSENT = State.ABSENT.rank();

    @Test
    void whatIsPutInComesOut() {
        Cases.forEach(1_000, Dice::new, dice -> {
            int station = dice.one(0, 1, dice.below(1_000), Integer.MAX_VALUE);
            int confidence = dice.one(-1, 0, dice.below(Confidence.ONE), Confidence.ONE);
            boolean demo = dice.percent(50);
            int kind = dice.below(4);
            long said = Said.of(station, confidence, demo, kind);

            assertThat(Said.station(said)).isEqualTo(station);
            assertThat(Said.confidence(said)).isEqualTo(confidence);
            assertThat(Said.isDemo(said)).isEqualTo(demo);
            assertThat(Said.kind(said)).isEqualTo(kind);
            assertThat(Said.plain(said)).isEqualTo(Said.of(station, confidence, false, kind));
            assertThat(Said.sureness(said)).isEqualTo(confidence < 0 ? null : new Confidence(confidence));
            assertThat(said).isNotEqualTo(Carry.NOTHING);
        });
    }

    @Test
    void aKindIsWhatItIs() {
        assertThat(Said.isObservation(Said.of(1, -1, true, Fact.PRODUCTION))).isFalse();
        assertThat(Said.isPresent(Said.of(1, -1, true, Fact.PRODUCTION))).isFalse();
        assertThat(Said.isObservation(Said.of(1, -1, true, ABSENT))).isTrue();
        assertThat(Said.isPresent(Said.of(1, -1, true, ABSENT))).isFalse();
        assertThat(Said.isPresent(Said.of(1, -1, false, IDLE))).isTrue();
        assertThat(Said.isWorking(Said.of(1, -1, false, IDLE))).isFalse();
        assertThat(Said.isPresent(Said.of(1, -1, false, WORKING))).isTrue();
        assertThat(Said.isWorking(Said.of(1, -1, true, WORKING))).isTrue();
    }

    @Test
    void theSameStateAtTheSameStationIsTheSameHoweverSure() {
        long said = Said.of(3, 7, false, IDLE);
        assertThat(Said.isSameState(said, Said.of(3, -1, false, IDLE))).isTrue();
        assertThat(Said.isSameState(said, Said.of(4, 7, false, IDLE))).isFalse();
        assertThat(Said.isSameState(said, Said.of(3, 7, false, WORKING))).isFalse();
        assertThat(Said.lessSure(said, Said.of(3, -1, false, IDLE))).isEqualTo(Said.of(3, -1, false, IDLE));
        assertThat(Said.lessSure(said, Said.of(3, 8, false, IDLE))).isEqualTo(said);
    }

    @Test
    void tiesAreDecidedBySurenessThenKindThenTheStationsId() {
        MemoryNames names = new MemoryNames();
        int second = names.station(new StationId(SiteId.DEFAULT, "S2"));
        int first = names.station(new StationId(SiteId.DEFAULT, "S1"));

        assertThat(Said.compare(Said.of(first, 0, false, ABSENT), Said.of(second, -1, false, WORKING), names))
                .isPositive();
        assertThat(Said.compare(Said.of(second, 5, false, IDLE), Said.of(first, 5, false, WORKING), names))
                .isNegative();
        assertThat(Said.compare(Said.of(second, 5, false, IDLE), Said.of(first, 5, false, IDLE), names))
                .isPositive();
        assertThat(Said.compare(Said.of(second, 5, false, IDLE), Said.of(second, 5, true, IDLE), names))
                .isZero();
    }
}
