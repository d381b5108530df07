package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final WorkerTally WORKER = new WorkerTally(1, 2, 4, 8, 16);
    private static final StationTally STATION = new StationTally(1, 2, 4, 8, 16);

    private static Run run(State state, long from, long to) {
        return new Run(new Span(from, to), state, new StationId(SiteId.DEFAULT, "S1"), null);
    }

    @Test
    void aWorkersTimeGoesToItsState() {
        assertThat(WorkerTally.time(State.WORKING, 5)).isEqualTo(new WorkerTally(5, 0, 0, 0, 0));
        assertThat(WorkerTally.time(State.IDLE, 5)).isEqualTo(new WorkerTally(0, 5, 0, 0, 0));
        assertThat(WorkerTally.time(State.ABSENT, 5)).isEqualTo(new WorkerTally(0, 0, 5, 0, 0));
        assertThat(WorkerTally.counted(3, 1)).isEqualTo(new WorkerTally(0, 0, 0, 3, 1));
    }

    @Test
    void workersTalliesAddUp() {
        assertThat(WORKER.plus(new WorkerTally(10, 20, 30, 40, 50))).isEqualTo(new WorkerTally(11, 22, 34, 48, 66));
        assertThat(WORKER.plus(WORKER.negated())).isEqualTo(WorkerTally.ZERO);
        assertThat(WORKER.tracked()).isEqualTo(3);
        assertThat(WORKER.observed()).isEqualTo(7);
    }

    @Test
    void aStationsTimesAreUnionsAndASum() {
        assertThat(StationTally.time(
                        List.of(run(State.WORKING, 0, 10), run(State.WORKING, 5, 12), run(State.IDLE, 8, 20))))
                .isEqualTo(new StationTally(20, 12, 29, 0, 0));
        assertThat(StationTally.time(List.of())).isEqualTo(StationTally.ZERO);
        assertThat(StationTally.counted(3, 1)).isEqualTo(new StationTally(0, 0, 0, 3, 1));
    }

    @Test
    void stationsTalliesAddUp() {
        assertThat(STATION.plus(new StationTally(10, 20, 30, 40, 50))).isEqualTo(new StationTally(11, 22, 34, 48, 66));
        assertThat(STATION.plus(STATION.negated())).isEqualTo(StationTally.ZERO);
        assertThat(STATION.timeAlone()).isEqualTo(new StationTally(1, 2, 4, 0, 0));
    }

    @Test
    void noSumOverflowsInSilence() {
        WorkerTally most = new WorkerTally(0, 0, 0, Long.MAX_VALUE, 0);
        assertThatThrownBy(() -> most.plus(WORKER)).isInstanceOf(ArithmeticException.class);
        StationTally longest = new StationTally(0, 0, Long.MAX_VALUE, 0, 0);
        assertThatThrownBy(() -> longest.plus(STATION)).isInstanceOf(ArithmeticException.class);
    }
}
