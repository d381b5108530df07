package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API: the committed one is what is served, and what it says is true.
///
/// `-Dopenapi.write=true` writes the committed one.
class OpenApiTest {
    private static final Path COMMITTED = Path.of("openapi.json");
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.withDemo();

    private static JsonNode api;

    @BeforeAll
    static void read() {
        api = SERVER.get("/openapi.json").expect(200).json();
    }

    @Test
    void theCommittedDescriptionIsWhatIsServed() throws IOException {
        String served = SORTED.writeValueAsString(SORTED.treeToValue(api, Map.class)) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, served);
        }

        assertThat(served)
                .as("server/openapi.json; -Dopenapi.write=true writes it anew")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void itSaysTheSameWhoeverAsks() throws IOException {
        String asked = SERVER.raw("GET /openapi.json HTTP/1.1\nHost: 127.0.0.1:9999\nConnection: close\n\n");

        assertThat(asked).contains("\"url\":\"/\"").doesNotContain("9999");
    }

    private record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.get("operationId").stringValue();
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        api.get("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, node) -> operations.add(new Operation(method, path, node))));
        return operations;
    }

    @Test
    void everyOperationHasAReadableNameOfItsOwnAndASummary() {
        Set<String> ids = new HashSet<>();
        for (Operation operation : operations()) {
            assertThat(operation.id())
                    .matches("(get|list|send|stream|register|load|verify|rebuild|replay)[A-Z][A-Za-z]+");
            assertThat(ids.add(operation.id())).as(operation.id()).isTrue();
            assertThat(operation.node.get("summary").stringValue())
                    .as(operation.id())
                    .isNotBlank();
            assertThat(operation.path)
                    .startsWith("/")
                    .doesNotStartWith("/actuator")
                    .doesNotEndWith("/");
        }
        assertThat(ids).hasSize(26).contains("getHealth", "loadDemoData", "sendEvent", "listEvents", "getReport");
    }

    @Test
    void everyParameterIsDescribedAndNoOptionalOneIsFilledInByThePageToTryIt() {
        for (Operation operation : operations()) {
            for (JsonNode parameter : operation.node.path("parameters")) {
                assertThat(parameter.path("description").asString(""))
                        .as(operation.id())
                        .isNotBlank();
                assertThat(parameter.has("example"))
                        .as("%s %s", operation.id(), parameter.get("name"))
                        .isEqualTo(parameter.get("required").booleanValue());
            }
        }
    }

    @Test
    void everyBodyHasAnExampleThatTheServerTakes() {
        int taken = 0;
        for (Operation operation : operations()) {
            JsonNode bodies = operation.node.path("requestBody").path("content");
            for (Map.Entry<String, JsonNode> body : bodies.properties()) {
                JsonNode example = body.getValue().get("example");
                assertThat(example).as("%s %s", operation.id(), body.getKey()).isNotNull();
                String text = example.isString() ? example.stringValue() : example.toString();
                Reply reply = SERVER.post(
                        operation.path, body.getKey(), java.net.http.HttpRequest.BodyPublishers.ofString(text));
                assertThat(reply.status())
                        .as("%s: %s", operation.id(), reply.body())
                        .isIn(200, 201);
                check(operation, reply);
                taken++;
            }
        }
        assertThat(taken).isEqualTo(6);
    }

    @Test
    void everyErrorIsDeclaredAsAProblem() {
        for (Operation operation : operations()) {
            operation.node.get("responses").forEachEntry((status, response) -> {
                if (status.compareTo("400") >= 0 && !"getHealth 503".equals(operation.id() + " " + status)) {
                    assertThat(List.copyOf(response.get("content").propertyNames()))
                            .as("%s %s", operation.id(), status)
                            .containsExactly("application/problem+json");
                }
            });
            assertThat(operation.node.get("responses").propertyNames()).contains("403", "503");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "get, /health, /health",
        "get, /api/workers, /api/workers",
        "get, /api/workers, /api/workers?site=nowhere",
        "get, /api/workstations, /api/workstations",
        "get, /api/events, /api/events?limit=7",
        "get, /api/events, /api/events?limit=no",
        "get, /api/v2/facts, /api/v2/facts?event_type=product_count",
        "get, /api/refusals, /api/refusals",
        "get, /api/refusals, /api/refusals?reason=no",
        "get, /api/metrics/factory, /api/metrics/factory",
        "get, /api/metrics/workers, /api/metrics/workers",
        "get, /api/metrics/workers/{id}, /api/metrics/workers/W1",
        "get, /api/metrics/workers/{id}, /api/metrics/workers/nobody",
        "get, /api/metrics/workstations, /api/metrics/workstations",
        "get, /api/metrics/workstations/{id}, /api/metrics/workstations/S1",
        "get, /api/v2/report, /api/v2/report?bucket=1d",
        "get, /api/v2/report, /api/v2/report?from=2020-01-01&to=2020-01-02",
        "get, /api/v2/report, /api/v2/report?from=%ff",
        "get, /api/v2/timeline, /api/v2/timeline",
        "get, /api/v2/sites, /api/v2/sites",
        "post, /api/v2/verify, /api/v2/verify",
        "post, /api/v2/rebuild, /api/v2/rebuild",
        "post, /api/seed, /api/seed?mode=add",
        "post, /api/seed, /api/seed?mode=no"
    })
    void anAnswerHasTheShapeThatTheDescriptionGivesIt(String method, String path, String asked) {
        SERVER.post("/api/events", "{").problem(400);

        Reply reply = "get".equals(method) ? SERVER.get(asked) : SERVER.post(asked);

        check(new Operation(method, path, api.get("paths").get(path).get(method)), reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/events | {} ",
                "/api/events/batch | [{}]",
                "/api/events/batch | {}",
                "/api/workers | {\"worker_id\":\"W1\",\"name\":\"x\"}",
                "/api/workstations | 7"
            })
    void anAnswerToARefusedBodyHasItsShapeToo(String path, String body) {
        check(new Operation("post", path, api.get("paths").get(path).get("post")), SERVER.post(path, body));
    }

    private static void check(Operation operation, Reply reply) {
        JsonNode declared = operation.node.get("responses").get("" + reply.status());
        assertThat(declared)
                .as("%s may answer %d", operation.id(), reply.status())
                .isNotNull();
        JsonNode content = declared.get("content").get(reply.contentType());
        assertThat(content)
                .as("%s %d as %s", operation.id(), reply.status(), reply.contentType())
                .isNotNull();
        check(content.get("schema"), reply.json(), operation.id());
    }

    /// Checks a value against a schema; what the schema does not name must not be there.
    private static void check(JsonNode schema, JsonNode value, String where) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").stringValue().replace("#/components/schemas/", "");
            check(api.get("components").get("schemas").get(name), value, where + ":" + name);
            return;
        }
        assertThat(typesOf(schema)).as(where).contains(typeOf(value));
        if (schema.has("enum")) {
            assertThat(schema.get("enum").valueStream()).as(where).contains(value);
        }
        for (JsonNode item : value.isArray() ? value : SORTED.createArrayNode()) {
            check(schema.get("items"), item, where + "[]");
        }
        if (value.isObject()) {
            for (JsonNode required : schema.get("required")) {
                assertThat(value.has(required.stringValue()))
                        .as("%s has %s", where, required)
                        .isTrue();
            }
            value.forEachEntry((name, member) -> {
                assertThat(schema.get("properties").get(name))
                        .as("%s declares %s", where, name)
                        .isNotNull();
                check(schema.get("properties").get(name), member, where + "." + name);
            });
        }
    }

    private static List<String> typesOf(JsonNode schema) {
        JsonNode type = schema.get("type");
        Stream<JsonNode> types = type.isArray() ? type.valueStream() : Stream.of(type);
        List<String> names = new ArrayList<>(types.map(JsonNode::stringValue).toList());
        if (names.contains("number")) {
            names.add("integer");
        }
        return names;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "none";
        };
    }

    @Test
    void thePageToTryItAsksNoOtherHost() {
        Reply redirect = SERVER.get("/docs").expect(302);
        String page = redirect.header("Location").orElseThrow();
        Reply html = SERVER.get(page).expect(200);
        List<String> parts = references(html.body());

        assertThat(parts).hasSizeGreaterThanOrEqualTo(5);
        for (String part : parts) {
            assertThat(part).doesNotContain("//");
            SERVER.get(page.replaceFirst("[^/]*$", "") + part.replaceFirst("^\\./", ""))
                    .expect(200);
        }
        String start = SERVER.get(page.replaceFirst("[^/]*$", "") + "swagger-initializer.js")
                .body();
        assertThat(start).contains("/openapi.json").doesNotContain("http://", "https://");
        assertThat(html.header("Content-Security-Policy").orElse("")).contains("default-src 'self'");
    }

    private static List<String> references(String html) {
        List<String> references = new ArrayList<>();
        for (Matcher found = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(html); found.find(); ) {
            references.add(found.group(1));
        }
        return references;
    }
}
