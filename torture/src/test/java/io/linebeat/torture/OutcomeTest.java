package io.linebeat.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.torture.Judge.Verdict;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void aLineSaysWhatWasDoneAndWhatWasLost() {
        Outcome.Tally tally = new Outcome.Tally("kills");
        tally.cycle(1_200, new Verdict(0, 0, 0));
        tally.cycle(800, new Verdict(0, 0, 0));
        tally.note("ready again after 2.0 s at most");
        assertThat(tally.outcome().line())
                .isEqualTo("2 kills, acknowledged 2,000, lost 0, doubled 0, wrong 0, ready again after 2.0 s at most");
        assertThat(tally.outcome().holds()).isTrue();
    }

    @Test
    void oneLostFactOrOneWrongFigureIsAFailure() {
        for (Verdict verdict : new Verdict[] {new Verdict(1, 0, 0), new Verdict(0, 1, 0), new Verdict(0, 0, 1)}) {
            Outcome.Tally tally = new Outcome.Tally("kills");
            tally.cycle(10, verdict);
            assertThat(tally.outcome().holds()).isFalse();
        }
        Outcome.Tally tally = new Outcome.Tally("kills");
        tally.cycle();
        tally.wrong("it did not start");
        assertThat(tally.outcome().holds()).isFalse();
        assertThat(tally.outcome().line()).endsWith("it did not start");
    }

    @Test
    void whoDidNothingProvedNothing() {
        assertThat(new Outcome.Tally("kills").outcome().holds()).isFalse();
        assertThat(Outcome.skipped("no root").line()).isEqualTo("did not run: no root");
    }
}
