package io.linebeat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The load generator's account is true: nothing that was acknowledged goes uncounted, and a fact that is missing
/// shows.
class AccountTest {
    private static final World WORLD = World.plant(5, 3_000, IdForm.RANDOM);

    @ParameterizedTest
    @EnumSource
    void batchesThatAreTurnedAwayAreSentAgain(Form form) {
        try (CountingServer server = new CountingServer(false)) {
            Sent sent = Intake.run(
                    Plan.all(server.url(), WORLD, Delivery.USUAL, 4, 100, form).asking(3));

            assertThat(sent.statuses()).containsOnlyKeys(201, 503);
            assertThat(sent.distinct()).isEqualTo(3_000);
            assertThat(sent.arrivals()).isGreaterThan(3_000);
            assertThat(sent.counted()).isEqualTo(3_000);
            assertThat(sent.asked()).isPositive();
            assertThat(sent.holds()).isTrue();
        }
    }

    @Test
    void factsOneByOneAreCountedAsWell() {
        try (CountingServer server = new CountingServer(false)) {
            Sent sent = Singles.run(Plan.all(server.url(), WORLD, Delivery.USUAL, 16, 1, Form.JSON));

            assertThat(sent.statuses()).containsOnlyKeys(201, 503);
            assertThat(sent.distinct()).isEqualTo(3_000);
            assertThat(sent.holds()).isTrue();
        }
    }

    @Test
    void aFactThatWasAcknowledgedAndLostShows() {
        Delivery once = new Delivery(0, Delivery.USUAL.lateBy(), 0, 0, Delivery.USUAL.order());
        try (CountingServer server = new CountingServer(true)) {
            Sent sent = Intake.run(
                    Plan.all(server.url(), WORLD, once, 4, 100, Form.JSON).asking(1));

            assertThat(sent.counted()).isEqualTo(2_999);
            assertThat(sent.missed()).isPositive();
            assertThat(sent.holds()).isFalse();
        }
    }
}
