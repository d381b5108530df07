package io.linebeat.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.server.Events;
import io.linebeat.server.Reply;
import io.linebeat.server.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is exported is all that there is, and comes to the same facts elsewhere.
class ExportTest {
    private static final String COLUMNS = "timestamp,worker_id,workstation_id,event_type,count,confidence,event_id,"
            + "camera_id,model_id,model_version,site_id,shadow,received_at,seq";
    private static final String QUOTED = "Zoë \"Z\", 9\\Ω 😀";
    private static final String REPORT = "/api/v2/report?from=2026-01-15&to=2026-01-16";

    @TempDir
    private Path folder;

    private RunningServer empty(String name) throws Exception {
        RunningServer server = RunningServer.byTheSystemClock().in(folder.resolve(name));
        for (String site : List.of("default", "a,b")) {
            for (String worker : List.of("W1", "W2")) {
                server.registerWorker(site, worker);
            }
            server.registerStation(site, "S1");
            server.registerStation(site, "S,2");
            server.registerWorker(site, QUOTED.replace("\\", "\\\\").replace("\"", "\\\""));
        }
        return server;
    }

    /// Facts of two sites with conflicts, repeats, a model on trial and fields missing: 9 facts, one of them a shadow.
    private static void fill(RunningServer server) {
        String sure = Events.of("W1", "S1", "working", "2026-01-15T08:00:00.000001Z");
        String named = Events.of("W2", "S,2", "idle", "2026-01-15T09:00:00Z");
        String quoted = Events.of(
                QUOTED.replace("\\", "\\\\").replace("\"", "\\\""), "S,2", "working", "2026-01-15T10:00:00+02:00");
        String model = "\"model_id\":\"m\\\"1\\\"\",\"model_version\":\"2,4\",\"camera_id\":\"  käm 1 \"";
        server.post(
                        "/api/events/batch",
                        Events.array(
                                Events.with(sure, "\"confidence\":0.5"),
                                Events.with(sure, "\"confidence\":0.5"),
                                Events.with(named, "\"event_id\":\"e,1\",\"confidence\":0.25"),
                                Events.with(named, "\"event_id\":\"e,1\",\"confidence\":0.953201,\"camera_id\":\"c\""),
                                Events.with(quoted, model),
                                Events.with(quoted, model + ",\"shadow\":true,\"confidence\":1"),
                                Events.units("W1", "S1", 7, "2026-01-15T08:30:00.5Z"),
                                Events.with(Events.units("W1", "S1", 0, "2026-01-15T08:31:00Z"), "\"confidence\":0"),
                                Events.at("a,b", "W1", "S1", "absent", "2026-01-15T08:00:00Z"),
                                Events.at("a,b", "W1", "S1", "working", "2026-01-15T07:00:00Z"),
                                Events.at("a,b", "W2", "S1", "working", "2026-01-15T07:00:00Z")))
                .expect(201);
    }

    private static Terminal export(RunningServer server, String... more) {
        Object[] arguments = new Object[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = "export";
        arguments[1] = "--url";
        arguments[2] = server.url();
        Terminal terminal = Terminal.run(arguments);
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.code()).isZero();
        return terminal;
    }

    /// Without the columns that tell of arrival.
    private static List<String> said(String export) {
        return export.lines()
                .map(line -> line.replaceFirst(",(\"received_at\":)?\"?20[^,]*,(\"seq\":)?\\d+}?$", ""))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"--csv, text/csv", "--ndjson, application/x-ndjson"})
    void whatIsSentElsewhereComesToTheSameFactsAndFigures(String form, String type) throws Exception {
        try (RunningServer from = empty("from");
                RunningServer to = empty("to")) {
            fill(from);
            String exported = export(from, form, "--all-streams").out();

            Reply taken = to.post("/api/events/stream", type, BodyPublishers.ofString(exported));

            assertThat(taken.expect(201).number("success_count")).isEqualTo(9);
            assertThat(said(export(to, form, "--all-streams").out())).isEqualTo(said(exported));
            assertThat(to.get(REPORT).body()).isEqualTo(from.get(REPORT).body());
            for (String kind : List.of("", "&shadow=true")) {
                assertThat(to.get("/api/events?limit=100" + kind).body().replaceAll("received_at\":\"[^\"]*", ""))
                        .isEqualTo(from.get("/api/events?limit=100" + kind)
                                .body()
                                .replaceAll("received_at\":\"[^\"]*", ""));
            }
        }
    }

    @Test
    void linesAreInOrderOfTimeAndWrittenAsTheRulesOfCsvAndJsonSay() throws Exception {
        try (RunningServer server = empty("plant")) {
            fill(server);

            List<String> csv = export(server, "--all-streams", "--site", "default")
                    .out()
                    .lines()
                    .toList();
            assertThat(csv.getFirst()).isEqualTo(COLUMNS);
            assertThat(csv.subList(1, csv.size()))
                    .isSortedAccordingTo((a, b) -> a.substring(0, 27).compareTo(b.substring(0, 27)));
            assertThat(String.join("\n", csv))
                    .contains("2026-01-15T08:00:00.000001Z,W1,S1,working,0,0.5,,,,,default,false,20")
                    .contains("2026-01-15T08:30:00.500000Z,W1,S1,product_count,7,,,,,,default,false,20")
                    .contains("2026-01-15T08:31:00.000000Z,W1,S1,product_count,0,0,,,,,default,false,20")
                    .contains("2026-01-15T09:00:00.000000Z,W2,\"S,2\",idle,0,0.953201,\"e,1\",c,,,default,false,20")
                    .contains(
                            "08:00:00.000000Z,\"Zoë \"\"Z\"\", 9\\Ω 😀\",\"S,2\",working,0,1,,  käm 1 ,\"m\"\"1\"\"\",\"2,4\","
                                    + "default,true,20");

            assertThat(export(server, "--ndjson", "--shadow").out())
                    .startsWith(
                            "{\"timestamp\":\"2026-01-15T08:00:00.000000Z\",\"worker_id\":\"Zoë \\\"Z\\\", 9\\\\Ω 😀\","
                                    + "\"workstation_id\":\"S,2\",\"event_type\":\"working\",\"count\":0,\"confidence\":1,"
                                    + "\"camera_id\":\"  käm 1 \",\"model_id\":\"m\\\"1\\\"\",\"model_version\":\"2,4\","
                                    + "\"site_id\":\"default\",\"shadow\":true,\"received_at\":\"20")
                    .endsWith("}\n")
                    .hasLineCount(1);
        }
    }

    @Test
    void filtersChooseFacts() throws Exception {
        try (RunningServer server = empty("plant")) {
            fill(server);

            assertThat(export(server).out()).hasLineCount(1 + 8);
            assertThat(export(server, "--all-streams").out()).hasLineCount(1 + 9);
            assertThat(export(server, "--shadow").out()).hasLineCount(1 + 1);
            assertThat(export(server, "--site", "a,b").out()).hasLineCount(1 + 3);
            assertThat(export(server, "--worker", "W1").out()).hasLineCount(1 + 5);
            assertThat(export(server, "--worker", QUOTED).out()).hasLineCount(1 + 1);
            assertThat(export(server, "--station", "S,2").out()).hasLineCount(1 + 2);
            assertThat(export(server, "--from", "2026-01-15T08:00:00Z", "--to", "2026-01-15T08:30:00.5Z")
                            .out())
                    .hasLineCount(1 + 3);
            assertThat(export(server, "--from", "2026-01-16").out()).isEqualTo(COLUMNS + "\n");
            assertThat(export(server, "--from", "2026-01-16", "--ndjson").out()).isEmpty();
        }
    }

    @Test
    void aFolderIsExportedAsItsServerWas() throws Exception {
        String served;
        Path file = folder.resolve("facts.csv");
        Path packed = folder.resolve("facts.csv.gz");
        try (RunningServer server = empty("plant")) {
            fill(server);
            served = export(server, "--all-streams").out();
            assertThat(export(server, "--all-streams", "--out", packed.toString())
                            .out())
                    .isEmpty();
        }

        Terminal ofFolder = Terminal.run("export", "--data", folder.resolve("plant"), "--all-streams", "--out", file);

        assertThat(ofFolder.code()).isZero();
        assertThat(Files.readString(file)).isEqualTo(served);
        assertThat(unpacked(packed)).isEqualTo(served);
        assertThat(Terminal.run("export", "--data", folder.resolve("plant"), "--all-streams")
                        .out())
                .isEqualTo(served);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private static String unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsAskedWronglyIsAnsweredInOneSentenceAndLeavesAnOlderFileAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("facts.csv"), "older");
        try (RunningServer server = empty("plant")) {
            Terminal nobody = Terminal.run("export", "--url", server.url(), "--worker", "nobody", "--out", file);
            assertThat(nobody.code()).isEqualTo(1);
            assertThat(nobody.err()).contains("404", "worker: no worker 'nobody' is registered");
        }
        Terminal nowhere = Terminal.run("export", "--data", folder.resolve("plant"), "--site", "x", "--out", file);
        assertThat(nowhere.err()).isEqualTo("site: nothing is registered at a site 'x'\n");
        assertThat(Terminal.run("export", "--data", folder.resolve("plant"), "--from", "soon")
                        .err())
                .startsWith("from: 'soon' ");
        assertThat(file).hasContent("older");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(Terminal.run("export", "--csv", "--ndjson").code()).isEqualTo(2);
        assertThat(Terminal.run("export", "--shadow", "--all-streams").code()).isEqualTo(2);
        assertThat(Terminal.run("export", "--help").out()).contains("--ndjson", "--all-streams", "--out", ".gz");
    }
}
