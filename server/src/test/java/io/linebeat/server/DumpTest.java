package io.linebeat.server;

import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.RegisterExtension;

class DumpTest {
    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @Test
    void a() throws Exception {
        java.nio.file.Files.writeString(
                java.nio.file.Path.of("/tmp/sv/openapi.json"),
                SERVER.get("/openapi.json").body());
        for (String p : java.util.List.of(
                "/docs",
                "/docs/",
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-initializer.js",
                "/openapi.json/swagger-config",
                "/v3/api-docs",
                "/openapi.json.yaml",
                "/openapi.yaml",
                "/swagger-ui.html",
                "/webjars/swagger-ui/index.html")) {
            var r = SERVER.get(p);
            System.out.println("#### " + p + " " + r.status() + " " + r.header("Location") + " " + r.contentType()
                    + "\n" + r.body().substring(0, Math.min(1500, r.body().length())));
        }
    }
}
