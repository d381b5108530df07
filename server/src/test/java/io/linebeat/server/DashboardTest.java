package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the dashboard's files are served; what they do is tested in a browser.
class DashboardTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/workers/W1", "/workers/a%2Fb%20%C3%BC", "/stations/S1", "/stations/S1/"})
    void everyPageIsTheSameDocument(String path) {
        Reply reply = SERVER.get(path).expect(200);

        assertThat(reply.contentType()).startsWith("text/html");
        assertThat(reply.body()).contains("<div id=\"root\">");
    }

    @Test
    void theDocumentIsNeverThatOfTheVersionBefore() {
        Reply reply = SERVER.get("/").expect(200);

        assertThat(reply.header("Cache-Control")).contains("no-cache");
        assertThat(reply.header("Last-Modified")).isEmpty();
    }

    @Test
    void whatItLoadsIsServedFromHereAndMayBeKeptForEver() {
        Matcher asset = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"")
                .matcher(SERVER.get("/").body());
        int found = 0;
        for (; asset.find(); found++) {
            Reply reply = SERVER.get(asset.group(1)).expect(200);
            assertThat(reply.header("Cache-Control")).contains("max-age=31536000, public, immutable");
        }
        assertThat(found).isGreaterThanOrEqualTo(2);
        SERVER.get("/theme.js").expect(200);
        SERVER.get("/mark.svg").expect(200);
    }

    @Test
    void nothingThatOnlyTheBuildNeedsIsServed() {
        SERVER.get("/.vite/manifest.json").expect(404);
    }
}
