package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.measure.Micros;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void eachLevelLastsFourTimesTheOneBelow() {
        for (int level = 0; level < Grid.COARSEST; level++) {
            assertThat(Grid.micros(level + 1)).isEqualTo(Grid.FAN_OUT * Grid.micros(level));
        }
    }

    @Test
    void theNamedLevelsLastWhatTheirNamesSay() {
        assertThat(Grid.micros(0)).isEqualTo(3_515_625);
        assertThat(Grid.micros(Grid.QUARTER_HOUR)).isEqualTo(15 * Micros.MINUTE);
        assertThat(Grid.micros(Grid.FOUR_HOURS)).isEqualTo(4 * Micros.HOUR);
        assertThat(Grid.micros(Grid.COARSEST_PAGE)).isEqualTo(64 * Micros.HOUR);
        assertThat(Grid.micros(Grid.COARSEST)).isEqualTo(4_096 * Micros.HOUR);
    }
}
