package io.linebeat.server.wiring;

import io.linebeat.server.operations.ProblemValve;
import io.linebeat.server.operations.StoreWatch;
import io.linebeat.store.Store;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.UrlHandlerFilter;

/// The parts of the web server that are not routes.
@Configuration(proxyBeanMethods = false)
class Web {

    /// Both `/x` and `/x/` are served.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    UrlHandlerFilter trailingSlash() {
        return UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
    }

    /// Ids of workers and stations may hold a slash: in a path it is written `%2F`, and stays part of the id. Whoever
    /// asks before sending a large body hears yes only when there is room for it.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> listener() {
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("continueResponseTiming", "onRead");
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
                connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            });
            factory.addContextCustomizers(ProblemValve::install);
        };
    }

    @Bean
    MeterBinder storeMeters(Store store, StoreWatch watch) {
        return registry -> {
            watch.bindTo(registry);
            Gauge.builder("linebeat.facts.stored", store, each -> each.census().facts())
                    .description("Facts in force")
                    .register(registry);
            Gauge.builder(
                            "linebeat.conflicts.stored",
                            store,
                            each -> each.census().aside())
                    .description("Lesser contents of conflicts, kept aside")
                    .register(registry);
        };
    }

    /// A stream that somebody watched for a shift is no slow answer.
    @Bean
    MeterFilter streamsHaveNoDuration() {
        return MeterFilter.deny(id -> id.getName().equals("http.server.requests")
                && "/api/v2/live".equals(id.getTag("uri"))
                && "200".equals(id.getTag("status")));
    }

    /// Readiness and the health of the whole depend on whether the store still writes.
    @Bean
    HealthIndicator storeHealthIndicator(StoreWatch watch) {
        return () -> {
            var failure = watch.failure();
            return failure == null ? Health.up().build() : Health.down(failure).build();
        };
    }
}
