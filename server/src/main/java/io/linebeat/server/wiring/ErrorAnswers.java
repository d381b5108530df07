package io.linebeat.server.wiring;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The errors that routes have in common, and the headers of answers: what a route does not say of itself.
final class ErrorAnswers {
    private static final String PROBLEM = "application/problem+json";

    private ErrorAnswers() {}

    static void declare(OpenAPI api) {
        api.getPaths().values().forEach(path -> path.readOperations().forEach(ErrorAnswers::declare));
    }

    private static void declare(Operation operation) {
        ApiResponses responses = operation.getResponses();
        Stream<String> parameters = operation.getParameters() == null
                ? Stream.of()
                : operation.getParameters().stream().map(Parameter::getName);
        List<String> names = parameters.toList();
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            add(responses, "400", "Malformed: no valid JSON, a wrong type, a field missing, or the body broke off");
            add(responses, "413", "Too large: the answer names the limit");
            add(responses, "415", "Another type, or an encoding other than gzip and zstd");
            add(responses, "422", "A value that breaks its rule: the answer names the field, the value and the rule");
        }
        if (!names.isEmpty()) {
            add(responses, "400", "The query cannot be decoded");
            add(responses, "422", "A parameter that breaks its rule: the answer names it, its value and the rule");
        }
        if (names.stream().anyMatch(List.of("id", "site", "worker", "station")::contains)) {
            add(responses, "404", "Nothing of this id is registered");
        }
        if (names.contains("cursor")) {
            requireNonNull(responses.get("200"))
                    .addHeaderObject("Link", header(new StringSchema(), "The next page, with rel=\"next\""));
        }
        add(responses, "403", "Asked by another name than this machine's, or by another site's page");
        add(responses, "503", "Too busy, or the database has failed: nothing was acknowledged");
        responses.forEach(ErrorAnswers::finish);
    }

    private static void add(ApiResponses responses, String status, String description) {
        responses.computeIfAbsent(
                status,
                _ -> new ApiResponse()
                        .description(description)
                        .content(new Content()
                                .addMediaType(PROBLEM, new MediaType().schema(new Schema<>().$ref("ProblemAnswer")))));
    }

    /// Errors that a route declares are problems too; and whoever is to come again hears when.
    private static void finish(String status, ApiResponse response) {
        boolean isHealth = "503".equals(status)
                && response.getContent().values().stream()
                        .anyMatch(media ->
                                String.valueOf(media.getSchema().get$ref()).endsWith("HealthAnswer"));
        if (status.compareTo("400") >= 0 && !isHealth) {
            List<Map.Entry<String, MediaType>> declared =
                    List.copyOf(response.getContent().entrySet());
            response.getContent().clear();
            declared.forEach(media -> response.getContent().addMediaType(PROBLEM, media.getValue()));
        }
        if ("503".equals(status) && !isHealth) {
            response.addHeaderObject("Retry-After", header(new IntegerSchema(), "Seconds to wait before the next try"));
        }
    }

    private static Header header(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }
}
