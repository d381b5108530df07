package io.linebeat.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The Spring application. [Server] starts it; its `main` is for the build alone, which looks through it to make the
/// bean definitions ahead of time.
@SpringBootApplication(proxyBeanMethods = false)
public class Linebeat {
    public static void main(String[] arguments) {
        SpringApplication.run(Linebeat.class, arguments);
    }
}
