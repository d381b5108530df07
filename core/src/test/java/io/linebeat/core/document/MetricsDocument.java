package io.linebeat.core.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The blocks of a Markdown text that are fenced as `example`.
final class MetricsDocument {
    private static final String FENCE = "```";
    private static final String OPENING = FENCE + "example";

    private MetricsDocument() {}

    static List<WorkedExample> ofProject() throws IOException {
        String module = Objects.requireNonNull(System.getProperty("basedir", System.getProperty("user.dir")));
        return examples(Files.readString(Path.of(module).resolveSibling("METRICS.md"), UTF_8));
    }

    static List<WorkedExample> examples(String markdown) {
        List<WorkedExample> examples = new ArrayList<>();
        ExampleReader open = null;
        int line = 0;
        for (String text : markdown.lines().toList()) {
            line++;
            if (open == null) {
                if (text.equals(OPENING)) {
                    open = new ExampleReader(line);
                } else if (text.strip().startsWith(OPENING)) {
                    throw new UnreadableExample(line, text, "an example opens with " + OPENING + " alone on its line");
                }
            } else if (text.equals(FENCE)) {
                examples.add(open.example());
                open = null;
            } else {
                open.read(line, text);
            }
        }
        if (open != null) {
            throw new UnreadableExample(line, "", "the last example is not closed");
        }
        return examples;
    }

    /// Nobody may take an example for tested that was not.
    static final class UnreadableExample extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableExample(int line, String text, String rule) {
            super("line " + line + ": '" + text + "': " + rule);
        }
    }
}
