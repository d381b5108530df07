package io.linebeat.server.wiring;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/openapi.json` says beyond what the routes say of themselves: good enough to generate a typed client from.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Linebeat")
                        .version("0.1.0")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .description(
                                "Events of AI cameras in, exact productivity figures out. Times are ISO 8601; fields"
                                        + " that end in _us are whole microseconds. Errors are problem documents (RFC 9457)."
                                        + " Bodies may come packed: 'Content-Encoding: gzip' or 'zstd'."))
                // Wherever it was asked for: the same text for everybody.
                .servers(List.of(new Server().url("/").description("This server")));
    }

    @Bean
    OpenApiCustomizer completion() {
        return api -> {
            api.getTags().sort(Comparator.comparing(Tag::getName));
            // One method answers both; the richer name is not the seed's.
            Operation facts =
                    requireNonNull(api.getPaths().get("/api/v2/facts")).getGet();
            facts.setOperationId("listFacts");
            AnswerSchemas.complete(api);
            ErrorAnswers.declare(api);
            api.getPaths().values().forEach(path -> path.readOperations().forEach(Parameters::describe));
        };
    }
}
