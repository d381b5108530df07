package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The tour in API_EXAMPLES.http, taken as a reader takes it.
class ApiExamplesTest {
    private static final Path TOUR = Path.of("..", "API_EXAMPLES.http");

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemo();

    @Test
    void everyRequestAnswersWhatTheFileSaysAndTheTourCanBeTakenAgain() throws IOException {
        List<HttpFile.Request> tour = HttpFile.read(TOUR, Map.of("host", "http://localhost:" + SERVER.port()));
        assertThat(tour).hasSizeGreaterThanOrEqualTo(14);
        assertThat(tour)
                .extracting(HttpFile.Request::title)
                .doesNotHaveDuplicates()
                .doesNotContain("");

        take(tour);
        take(tour);
    }

    private static void take(List<HttpFile.Request> tour) {
        for (HttpFile.Request request : tour) {
            HttpRequest.Builder sent =
                    SERVER.request(request.url()).method(request.method(), BodyPublishers.ofString(request.body()));
            request.headers().forEach(sent::header);

            Reply reply = SERVER.send(sent.build());

            assertThat(reply.status())
                    .as("%s: %s", request.title(), reply.body())
                    .isEqualTo(request.answers());
        }
    }

    @Test
    void theHostIsThatOfRun() throws IOException {
        assertThat(HttpFile.read(TOUR, Map.of()))
                .allSatisfy(request -> assertThat(request.url()).startsWith("http://localhost:8080/"));
    }
}
