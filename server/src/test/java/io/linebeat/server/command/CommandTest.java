package io.linebeat.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.ledger.Sums;
import io.linebeat.server.ServeSettings;
import io.linebeat.server.Server;
import io.linebeat.store.Store;
import io.linebeat.store.pack.PackedSums;
import io.linebeat.wire.answer.ReplayAnswer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    private static final String WINDOW_FROM = "2026-01-15T06:00:00Z";
    private static final String WINDOW_TO = "2026-01-15T16:00:00Z";

    @TempDir
    private Path folder;

    /// Two observations and a production of one worker, in a data folder of its own.
    private Path smallPlant() throws Exception {
        Path data = folder.resolve("plant");
        Path file = folder.resolve("small.csv");
        Files.writeString(file, """
                at,who,where,what,count
                2026-01-15 08:00:00,W1,S1,RUN,
                2026-01-15 08:30:00,W1,S1,STOP,
                2026-01-15 08:45:00,W1,S1,MADE,7
                """);
        Path mapping = folder.resolve("small.yaml");
        Files.writeString(mapping, """
                shape: observations
                register: true
                time:
                  zone: "+02:00"
                  formats: ["yyyy-MM-dd HH:mm:ss"]
                columns:
                  at: at
                  worker: who
                  station: where
                  state:
                    column: what
                    values: {RUN: working, STOP: idle, MADE: product_count}
                  count: count
                """);
        Terminal imported = Terminal.run("import", file, "--mapping", mapping, "--data", data);
        assertThat(imported.err()).isEmpty();
        assertThat(imported.code()).isZero();
        assertThat(imported.out()).contains("Imported 3 of 3 rows", "3 facts were new");
        return data;
    }

    @Test
    void reportPrintsTablesJsonAndCsvOfAFolder() throws Exception {
        Path data = smallPlant();
        Terminal tables = Terminal.run("report", "--data", data, "--from", WINDOW_FROM, "--to", WINDOW_TO);
        assertThat(tables.code()).isZero();
        assertThat(tables.out()).contains("Worker", "W1", "0.50", "1.00", "8.50", "Total", "Workstation", "S1");

        Terminal json = Terminal.run("report", "--data", data, "--from", WINDOW_FROM, "--to", WINDOW_TO, "--json");
        assertThat(json.out()).contains("\"working_us\" : 1800000000", "\"units\" : 7");

        Terminal csv = Terminal.run("report", "--data", data, "--from", WINDOW_FROM, "--to", WINDOW_TO, "--csv");
        assertThat(csv.out().lines()).hasSize(3).anyMatch(line -> line.startsWith("worker,default,W1,"));

        Terminal buckets = Terminal.run(
                "report", "--data", data, "--from", WINDOW_FROM, "--to", WINDOW_TO, "--bucket", "15m", "--csv");
        assertThat(buckets.out().lines().filter(line -> line.startsWith("worker,default,W1,")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void importingAgainChangesNothing() throws Exception {
        Path data = smallPlant();
        String before = Terminal.run("report", "--data", data, "--to", WINDOW_TO, "--json")
                .out();
        smallPlantAgain(data);
        assertThat(Terminal.run("report", "--data", data, "--to", WINDOW_TO, "--json")
                        .out())
                .isEqualTo(before);
    }

    private void smallPlantAgain(Path data) {
        Terminal again = Terminal.run(
                "import", folder.resolve("small.csv"), "--mapping", folder.resolve("small.yaml"), "--data", data);
        assertThat(again.out()).contains("0 facts were new, 3 known already");
    }

    @Test
    void dryRunChangesNothing() throws Exception {
        smallPlant();
        Path other = folder.resolve("other");
        Terminal dry = Terminal.run(
                "import",
                folder.resolve("small.csv"),
                "--mapping",
                folder.resolve("small.yaml"),
                "--data",
                other,
                "--dry-run");
        assertThat(dry.out()).contains("Would import 3 of 3 rows");
        assertThat(other).doesNotExist();
    }

    @Test
    void withoutRegisteringUnknownWorkersAreRefusedAndKept() throws Exception {
        smallPlant();
        Path other = folder.resolve("other");
        Terminal refused = Terminal.run(
                "import",
                folder.resolve("small.csv"),
                "--mapping",
                folder.resolve("small.yaml"),
                "--data",
                other,
                "--no-register");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("0 facts were new", "3 refused");
        assertThat(refused.err()).contains("worker_id: ");
        try (Store store = io.linebeat.server.OfflineStore.open(other)) {
            assertThat(store.census().refusals()).isEqualTo(3);
        }
    }

    @Test
    void strictStopsAtTheFirstRowThatCannotBeRead() throws Exception {
        Path data = smallPlant();
        Path file = folder.resolve("dirty.csv");
        Files.writeString(file, "at,who,where,what,count\nyesterday,W1,S1,RUN,\n2026-01-15 09:00:00,W1,S1,RUN,\n");
        Terminal strict =
                Terminal.run("import", file, "--mapping", folder.resolve("small.yaml"), "--data", data, "--strict");
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.err()).contains("line 2", "yesterday");
        Terminal lenient = Terminal.run("import", file, "--mapping", folder.resolve("small.yaml"), "--data", data);
        assertThat(lenient.code()).isZero();
        assertThat(lenient.err()).contains("line 2", "yesterday");
        assertThat(lenient.out()).contains("Imported 1 of 2 rows");
    }

    @Test
    void verifyFindsNoDifferenceAndRebuildKeepsTheFigures() throws Exception {
        Path data = smallPlant();
        String before = Terminal.run("report", "--data", data, "--to", WINDOW_TO, "--json")
                .out();
        Terminal verified = Terminal.run("verify", "--data", data);
        assertThat(verified.out()).startsWith("No difference: ").contains("from 3 facts");
        assertThat(verified.code()).isZero();
        assertThat(Terminal.run("rebuild", "--data", data).out()).isEqualTo("Rebuilt from 3 facts\n");
        assertThat(Terminal.run("report", "--data", data, "--to", WINDOW_TO, "--json")
                        .out())
                .isEqualTo(before);
    }

    @Test
    void replaySaysWhatBecameOfWhatWasRefused() throws Exception {
        Path data = smallPlant();
        assertThat(Terminal.run("replay", "--data", data).out()).isEqualTo("Replayed 0: 0 accepted; 0 still refused\n");
        assertThat(Terminal.run("replay", "--data", data, "--reason", "unknown_worker")
                        .code())
                .isZero();
        assertThat(Terminal.run("replay", "--data", data, "--reason", "mood").err())
                .contains("there is no 'mood'");
        assertThat(Terminal.run("replay", "--data", data, "--id", "7").err()).contains("There is no refusal 7");
        assertThat(new ReplayAnswer(9, 6, 1, Map.of("unknown_worker", 2L, "malformed", 1L)).sentence())
                .isEqualTo("Replayed 9: 6 accepted, 1 of them known by now; 3 still refused"
                        + " (malformed 1, unknown_worker 2)");
    }

    @Test
    void verifyEndsWithOneAndTheFirstDifference() throws Exception {
        Path data = smallPlant();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("linebeat.db"));
                var read = connection.prepareStatement(
                        "SELECT sums, level << 48 | cell FROM figures JOIN page ON no = page");
                var write = connection.prepareStatement("UPDATE figures SET sums = ?")) {
            var row = read.executeQuery();
            long key = row.getLong(2);
            Sums sums = PackedSums.unpack(row.getBytes(1), key);
            write.setBytes(
                    1, PackedSums.pack(new Sums.Builder().add(sums).add(sums).build(), key));
            write.executeUpdate();
        }
        Terminal verified = Terminal.run("verify", "--data", data);
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).startsWith("Difference: worker W1 of site default: working_us is ");
    }

    @Test
    void commandsWorkOnARunningServerToo() throws Exception {
        try (Server server = Server.start(ServeSettings.in(folder.resolve("served"), 0))) {
            Terminal report = Terminal.run("report", "--url", server.url());
            assertThat(report.out()).contains("Alice Johnson", "Welding Station");
            assertThat(Terminal.run("report", "--url", server.url(), "--worker", "nobody")
                            .err())
                    .contains("404", "worker: no worker 'nobody' is registered");
            assertThat(Terminal.run("verify", "--url", server.url()).code()).isZero();
            assertThat(Terminal.run("rebuild", "--url", server.url()).code()).isZero();
            Terminal locked = Terminal.run("report", "--data", folder.resolve("served"));
            assertThat(locked.code()).isEqualTo(1);
            assertThat(locked.err().lines()).hasSize(1).first().asString().startsWith("Another Linebeat is using");
        }
    }

    @Test
    void importsIntoARunningServer() throws Exception {
        smallPlant();
        try (Server server = Server.start(new ServeSettings(
                folder.resolve("served"), "127.0.0.1", 0, true, false, null, null, java.time.InstantSource.system()))) {
            Terminal imported = Terminal.run(
                    "import",
                    folder.resolve("small.csv"),
                    "--mapping",
                    folder.resolve("small.yaml"),
                    "--url",
                    server.url());
            assertThat(imported.out()).contains("3 facts were new");
            assertThat(server.store().census().facts()).isEqualTo(3);
        }
    }

    @Test
    void whatIsAskedWronglyIsAnsweredInOneSentence() throws Exception {
        assertThat(Terminal.run("report", "--data", folder.resolve("nowhere")).err())
                .startsWith("There is no data folder");
        assertThat(Terminal.run("report", "--data", folder, "--url", "http://localhost:1")
                        .err())
                .isEqualTo("--url and --data: name one of them\n");
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Terminal dead = Terminal.run("report", "--url", "http://localhost:" + closed);
        assertThat(dead.code()).isEqualTo(1);
        assertThat(dead.err()).startsWith("No server answers at http://localhost:" + closed);
        assertThat(Terminal.run("report", "--url", "localhost:8080").err())
                .isEqualTo("--url: 'localhost:8080' is no address such as http://localhost:8080\n");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        Terminal torn = Terminal.run("import", latin, "--mapping", latin, "--data", folder.resolve("d"));
        assertThat(torn.err()).isEqualTo("The file is not valid UTF-8.\n");
        assertThat(torn.code()).isEqualTo(1);
        assertThat(Terminal.run("report", "--what").code()).isEqualTo(2);
        assertThat(Terminal.run("serve", "--zone", "Mars/Olympus").err()).contains("'Mars/Olympus' is no time zone");
        assertThat(Terminal.run("serve", "--hold", "25h").err()).contains("25h");
        assertThat(Terminal.run().code()).isEqualTo(2);
        assertThat(Terminal.run("version").out()).startsWith("Linebeat ");
        assertThat(Terminal.run("import", "--help").out()).contains("--dry-run", "--strict", "--[no-]register");
    }
}
