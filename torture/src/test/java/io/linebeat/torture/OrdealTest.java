package io.linebeat.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// A few cycles of each ordeal of the store; the long form is `./linebeat torture`.
class OrdealTest {
    @TempDir
    Path folder;

    private String run(int code, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine program =
                new CommandLine(new Main(folder)).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        assertThat(program.execute(arguments)).as(said::toString).isEqualTo(code);
        return said.toString();
    }

    @ParameterizedTest
    @CsvSource({"log, 40", "bits, 30", "disk, 4", "power, 3"})
    void nothingIsLost(String ordeal, String cycles) {
        String said = run(
                0, "--only", ordeal, "--cycles", cycles, "--minutes", "1", "--seed", "11", "--work", folder.toString());
        // Printed, so that whoever reads the build's log sees what did not run for want of rights.
        System.out.print(said);
        assertThat(said).startsWith("ok ").contains(ordeal);
    }

    @Test
    void anOrdealThatThereIsNotIsNamed() {
        assertThat(run(2, "--only", "fire")).contains("--only: there is no 'fire'");
    }
}
