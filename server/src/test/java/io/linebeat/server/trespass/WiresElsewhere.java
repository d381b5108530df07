package io.linebeat.server.trespass;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// For the rule that beans are made in one place.
@Configuration(proxyBeanMethods = false)
class WiresElsewhere {
    @Bean
    String text() {
        return "";
    }
}
