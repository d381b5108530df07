package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.torture.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A kill of a whole server while a factory sends to it; the long form is `./linebeat torture --only kill`.
class KilledServerTest {
    @TempDir
    Path folder;

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        Path launcher = folder.resolve("linebeat");
        Files.writeString(launcher, """
                #!/bin/sh
                exec '%s' -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' %s "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        io.linebeat.server.Main.class.getName()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        StringWriter said = new StringWriter();
        CommandLine program = new CommandLine(new Main(launcher)).setOut(new PrintWriter(said));

        int code = program.execute(
                "--only",
                "kill",
                "--cycles",
                "1",
                "--seed",
                "7",
                "--ready-within",
                "60",
                "--work",
                folder.resolve("work").toString());

        System.out.print(said);
        assertThat(code).as(said.toString()).isZero();
        assertThat(said.toString()).startsWith("ok ").contains("1 kills, acknowledged ");
    }
}
