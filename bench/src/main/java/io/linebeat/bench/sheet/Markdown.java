package io.linebeat.bench.sheet;

import java.util.List;
import java.util.Locale;

/// A run as Markdown, in the shape in which PERFORMANCE.md takes it in.
public final class Markdown {
    private final Sheet sheet;
    private final StringBuilder text = new StringBuilder();

    private Markdown(Sheet sheet) {
        this.sheet = sheet;
    }

    public static String of(Sheet sheet) {
        Markdown markdown = new Markdown(sheet);
        markdown.head();
        for (long facts : sheet.sizes()) {
            markdown.size(facts);
        }
        markdown.settings();
        return markdown.text.toString();
    }

    private void head() {
        line("## Side by side");
        line("");
        line(
                "One run on one machine, with the same seeded facts and questions (seed %d, %s event ids): 2,000 workers at 300"
                        + " stations over 90 days, 5 %% of the facts up to an hour late, 2 %% twice, every tenth of those in conflict.",
                sheet.seed(), sheet.ids());
        line("");
        line("- before: %s", sheet.before());
        line("- after: %s", sheet.after());
        line(
                "- bare SQLite append (no index, no identity, no figures, no HTTP), durable: %,.0f rows/s in batches of 1,000,"
                        + " %,.0f in batches of 10,000 (means of before and after)",
                Sheet.mean(sheet.bareThousands()), Sheet.mean(sheet.bareTenThousands()));
        line("");
    }

    private void size(long facts) {
        line("### %s facts", count(facts));
        line("");
        intake(facts);
        questions(facts);
        for (Result result : sheet.results()) {
            if (result.facts() == facts && !result.failed().isEmpty()) {
                line("%s could not be measured: %s", result.system(), result.failed());
                line("");
            }
        }
    }

    private void intake(long facts) {
        line("![Intake](bench-intake-%s.svg)", fileName(facts));
        line("");
        line(
                "| system | facts/s, batches of 1,000 | of 10,000 | of bare SQLite | bytes/fact on disk | memory MB | equals the oracle"
                        + " | after a shuffled arrival |");
        line("|---|---|---|---|---|---|---|---|");
        for (Result result : sheet.measured(facts)) {
            line(
                    "| %s | %,.0f | %,.0f | %.2f / %.2f | %.0f | %s | %s | %s |",
                    result.system(),
                    result.thousands(),
                    result.tenThousands(),
                    result.thousands() / Sheet.mean(sheet.bareThousands()),
                    result.tenThousands() / Sheet.mean(sheet.bareTenThousands()),
                    result.diskPerFact(),
                    memory(result),
                    verdict(result.usual()),
                    verdict(result.shuffled()));
        }
        line("");
        line(
                "Each batch is durable before the next is acknowledged. Batches of 1,000 are measured over the first %s facts. Memory is"
                        + " that of the system's own processes; with * it runs inside the bench, and the figure is what that process grew by.",
                count(sheet.measured(facts).stream()
                        .mapToLong(Result::thousandsOf)
                        .max()
                        .orElse(0)));
        line("");
    }

    private void questions(long facts) {
        List<Result> measured = sheet.measured(facts);
        if (measured.isEmpty()) {
            return;
        }
        line("![Questions](bench-questions-%s.svg)", fileName(facts));
        line("");
        StringBuilder head = new StringBuilder("| question, p50 / p95 in ms |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Result result : measured) {
            head.append(' ').append(result.system()).append(" |");
            rule.append("---|");
        }
        line("%s", head);
        line("%s", rule);
        for (int i = 0; i < measured.getFirst().timings().size(); i++) {
            StringBuilder row = new StringBuilder("| ")
                    .append(measured.getFirst().timings().get(i).question())
                    .append(" |");
            for (Result result : measured) {
                Result.Timing timing = result.timings().get(i);
                row.append(' ')
                        .append(millis(timing.p50()))
                        .append(" / ")
                        .append(millis(timing.p95()))
                        .append(" |");
            }
            line("%s", row);
        }
        line("");
    }

    private void settings() {
        line("### Settings");
        line("");
        for (String system :
                sheet.results().stream().map(Result::system).distinct().toList()) {
            sheet.results().stream()
                    .filter(result ->
                            result.system().equals(system) && !result.settings().isEmpty())
                    .findFirst()
                    .ifPresent(result -> line("- **%s**: %s.", system, String.join("; ", result.settings())));
        }
    }

    private static String verdict(Result.Verdict verdict) {
        return verdict.equal() ? "yes" : "no: " + verdict.why();
    }

    private static String memory(Result result) {
        return result.memory() < 0
                ? "?"
                : String.format(
                        Locale.ROOT,
                        "%,d%s",
                        result.memory() >> 20,
                        result.memoryKind().equals("embedded") ? "*" : "");
    }

    public static String millis(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    public static String count(long facts) {
        return String.format(Locale.ROOT, "%,d", facts);
    }

    /// `1m` for a million.
    public static String fileName(long facts) {
        return facts % 1_000_000 == 0 ? facts / 1_000_000 + "m" : facts % 1_000 == 0 ? facts / 1_000 + "k" : "" + facts;
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation is not on the classpath
    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
