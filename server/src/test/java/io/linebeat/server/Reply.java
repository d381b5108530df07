package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server answered.
public record Reply(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// This reply, if it has the status.
    public Reply expect(int expected) {
        assertThat(status).as("status; the body is %s", body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    String contentType() {
        return header("Content-Type").orElse("");
    }

    /// The elements of a bare array.
    public List<JsonNode> list() {
        JsonNode array = json();
        assertThat(array.isArray()).as("a bare array: %s", body).isTrue();
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    public String text(String field) {
        JsonNode value = json().get(field);
        assertThat(value).as("%s in %s", field, body).isNotNull();
        assertThat(value.isString()).as("%s is a text in %s", field, body).isTrue();
        return value.stringValue();
    }

    public long number(String field) {
        JsonNode value = json().get(field);
        assertThat(value).as("%s in %s", field, body).isNotNull();
        assertThat(value.isIntegralNumber())
                .as("%s is a whole number in %s", field, body)
                .isTrue();
        return value.longValue();
    }

    /// Checks that this is a problem document of this status, with the seed's `error` text, and returns its detail.
    String problem(int expected) {
        expect(expected);
        assertThat(contentType()).isEqualTo("application/problem+json");
        assertThat(text("type")).isEqualTo("about:blank");
        assertThat(text("title")).isNotBlank();
        assertThat(number("status")).isEqualTo(expected);
        assertThat(text("instance")).startsWith("/");
        assertThat(text("error")).isEqualTo(text("detail"));
        assertThat(text("request_id")).isEqualTo(header("X-Request-Id").orElse("no header"));
        return text("detail");
    }
}
