package io.linebeat.server.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.wire.SettingsYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What the documents say about commands and files is so.
class DocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\$ )?\\./linebeat ([^\\n|>#]*)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> decisions = Files.list(ROOT.resolve("decisions"))) {
            return Stream.of(top, docs, decisions)
                    .flatMap(each -> each)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    @Test
    void everyCommandInTheDocumentsIsOneThatThereIs() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path document : documents()) {
            Matcher commands = COMMAND.matcher(Files.readString(document));
            while (commands.find()) {
                String[] arguments = commands.group(1).strip().split("\\s+");
                found.add(document + ": " + commands.group(1));
                assertThatCode(() -> LinebeatCommand.commandLine().parseArgs(arguments))
                        .as(document + ": ./linebeat " + commands.group(1))
                        .doesNotThrowAnyException();
            }
        }
        assertThat(found).hasSizeGreaterThan(3);
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
        int links = 0;
        for (Path document : documents()) {
            Matcher found = LINK.matcher(Files.readString(document));
            while (found.find()) {
                assertThat(document.resolveSibling(found.group(1)))
                        .as("link in " + document)
                        .exists();
                links++;
            }
        }
        assertThat(links).isGreaterThan(10);
    }

    @Test
    void theSettingsThatTheReadmeShowsAreSettings() throws IOException {
        Matcher example =
                Pattern.compile("(?s)```yaml\n(zone:.*?)```").matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(example.find()).isTrue();

        assertThat(SettingsYaml.read(example.group(1).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(SettingsYaml.Read.Ok.class, ok -> {
                    SiteRules plant2 = ok.rules().of(new SiteId("plant2"));
                    assertThat(ok.rules().usual().clock().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
                    assertThat(plant2.hold().longest()).isEqualTo(Micros.HOUR);
                });
    }

    @Test
    void theLaunchersOptionsAreThoseOfServe() throws IOException {
        String run = Files.readString(ROOT.resolve("run"));
        Matcher options = Pattern.compile("(?m)^  (--[a-z-]+) ").matcher(run);
        CommandLine command =
                requireNonNull(LinebeatCommand.commandLine().getSubcommands().get("serve"));
        List<String> serve = command.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
        List<String> seen = new ArrayList<>();
        while (options.find()) {
            seen.add(options.group(1));
        }
        assertThat(seen).contains("--port", "--host", "--data", "--empty", "--live-demo", "--zone", "--hold", "--help");
        assertThat(serve).containsAll(seen);
    }
}
