package io.linebeat.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchProgramTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\$ )?\\./linebeat bench ([^\\n|>#]*)");

    @Test
    void everyCommandInTheDocumentsIsOneThatThereIs() throws IOException {
        List<Path> documents;
        try (Stream<Path> top = Files.list(Path.of(".."))) {
            documents = top.filter(path -> path.toString().endsWith(".md")).toList();
        }
        List<String> found = new ArrayList<>();
        for (Path document : documents) {
            Matcher commands = COMMAND.matcher(Files.readString(document));
            while (commands.find()) {
                String[] arguments = commands.group(1).strip().split("\\s+");
                found.add(commands.group(1));
                assertThatCode(() -> BenchProgram.commandLine().parseArgs(arguments))
                        .as(document + ": ./linebeat bench " + commands.group(1))
                        .doesNotThrowAnyException();
            }
        }
        assertThat(found).isNotEmpty();
    }

    @Test
    void wordsAreThoseOfTheHelp() {
        CommandLine.ParseResult parsed = BenchProgram.commandLine()
                .parseArgs(
                        "intake",
                        "--order",
                        "shuffled-day",
                        "--late-by",
                        "month",
                        "--form",
                        "ndjson",
                        "--ids",
                        "sequential");

        assertThat(parsed.subcommand().matchedOptions()).hasSize(4);
        assertThatCode(() -> BenchProgram.commandLine().parseArgs("intake", "--order", "random"))
                .hasMessageContaining("there is no 'random'");
    }

    @Test
    void theOptionsOfJmhArePassedOn() {
        CommandLine.ParseResult parsed =
                BenchProgram.commandLine().parseArgs("jmh", "Rendering", "-wi", "2", "-f", "1");

        assertThat(parsed.subcommand().matchedPositionals()).isNotEmpty();
    }
}
