package io.linebeat.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.WorkerLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log of a real plant, from the file to the figures.
class PlantLogTest {
    private static final double MICROS_PER_HOUR = 3_600_000_000.0;

    @TempDir
    private Path folder;

    @Test
    void theRealPlantsFiguresAreTheSameAfterImportReimportRestartAndRebuild() {
        Path data = Path.of(Objects.requireNonNullElse(System.getenv("LINEBEAT_REAL_DATA"), "../../shared/data"));
        Path log = data.resolve("production-log-2012.csv");
        if (Files.notExists(log)) {
            System.out.println("NOT RUN: the real plant's log is not at "
                    + log.toAbsolutePath().normalize() + "; LINEBEAT_REAL_DATA names its folder");
        }
        assumeTrue(Files.exists(log));

        Path plant = folder.resolve("plant");
        Terminal imported = Terminal.run("import", log, "--mapping", "production-log-2012", "--data", plant);
        assertThat(imported.code()).as(imported.err()).isZero();
        String figures = report(plant);
        check(AnswerJson.read(figures, ReportAnswer.class));

        Terminal again = Terminal.run("import", log, "--mapping", "production-log-2012", "--data", plant);
        assertThat(again.out()).contains("0 facts were new");
        assertThat(report(plant)).isEqualTo(figures);
        assertThat(Terminal.run("rebuild", "--data", plant).code()).isZero();
        assertThat(report(plant)).isEqualTo(figures);
        Terminal verified = Terminal.run("verify", "--data", plant);
        assertThat(verified.out()).startsWith("No difference");
        assertThat(verified.code()).isZero();
    }

    private static String report(Path plant) {
        return Terminal.run("report", "--data", plant, "--to", "2012-05-01", "--json")
                .out();
    }

    private static void check(ReportAnswer report) {
        assertThat(report.workers()).hasSize(49);
        assertThat(report.stations()).hasSize(31);
        assertThat(report.total().units()).isEqualTo(92_519);
        assertThat(report.total().workingUs() / MICROS_PER_HOUR).isBetween(11_264.375, 11_264.385);
        check(report, "ID0420", 407.02, 2_603);
        check(report, "ID0937", 19.25, 671);
        check(report, "ID0997", 445.02, 1_096);
    }

    private static void check(ReportAnswer report, String id, double hours, long units) {
        WorkerLine worker = report.workers().stream()
                .filter(line -> line.workerId().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(worker.workingUs() / MICROS_PER_HOUR).isBetween(hours - 0.005, hours + 0.005);
        assertThat(worker.units()).isEqualTo(units);
    }
}
