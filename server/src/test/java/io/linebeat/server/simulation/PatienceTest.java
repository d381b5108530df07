package io.linebeat.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// When a sender gives up.
class PatienceTest {
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Patience LITTLE =
            new Patience(MOMENT, Duration.ofMillis(10), Duration.ofMillis(50), MOMENT, MOMENT);

    private static URI nobody() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }
    }

    @Test
    void whereNobodyAnswersItTriesAgainAndAgainAndThenGivesUpInASentence() throws Exception {
        URI url = nobody();
        try (ServerLink link = new ServerLink(url, LITTLE, new CountDownLatch(1))) {
            assertThatThrownBy(() -> link.get("/health"))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageStartingWith("Gave up after 0 s: the server at " + url + " does not answer");
            assertThat(link.retries()).isGreaterThan(3);
        }
    }

    @Test
    void whoIsStoppedDoesNotTryAgain() throws Exception {
        CountDownLatch stopped = new CountDownLatch(0);
        try (ServerLink link = new ServerLink(nobody(), Patience.USUAL, stopped)) {
            assertThatThrownBy(() -> link.get("/health"))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageStartingWith("Stopped while the server at ");
            assertThat(link.retries()).isZero();
        }
    }

    @Test
    void aServerThatSaysNothingIsNoServer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ServerLink link = new ServerLink(
                        URI.create("http://localhost:" + silent.getLocalPort()), LITTLE, new CountDownLatch(1))) {
            assertThatThrownBy(() -> link.post("/api/events/batch", "[]"))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void theUsualPatienceSurvivesARestartOfTheServer() {
        assertThat(Patience.USUAL.silence()).isEqualTo(Duration.ofMinutes(2));
    }
}
