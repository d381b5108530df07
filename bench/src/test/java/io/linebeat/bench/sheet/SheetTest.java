package io.linebeat.bench.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.linebeat.bench.limit.Machine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Machine MACHINE = new Machine(4_000, 2_000, 1.5e9, 2);

    private static Result result(String system, double thousands, boolean equal) {
        return new Result(
                system,
                List.of("a <setting> & another"),
                1_000_000,
                thousands,
                1_000_000,
                thousands * 2,
                123.4,
                50L << 20,
                system.equals("linebeat") ? "process" : "embedded",
                new Result.Verdict(equal, equal ? "" : "2 of 14 answers differ (conflicts)"),
                new Result.Verdict(true, ""),
                List.of(new Result.Timing("factory, all time", 1.234, 56.78, 60)),
                "");
    }

    private static Sheet sheet() {
        return new Sheet(
                1,
                "random",
                MACHINE,
                MACHINE,
                List.of(400_000.0, 600_000.0),
                List.of(1_000_000.0),
                List.of(
                        result("linebeat", 250_000, true),
                        result("seed", 20_000, false),
                        Result.failed("duckdb", 1_000_000, "it did not start")));
    }

    @Test
    void theTablesSayWhatWasMeasured() {
        String markdown = Markdown.of(sheet());

        assertThat(markdown)
                .contains("### 1,000,000 facts")
                .contains("| linebeat | 250,000 | 500,000 | 0.50 / 0.50 | 123 | 50 | yes | yes |")
                .contains(
                        "| seed | 20,000 | 40,000 | 0.04 / 0.04 | 123 | 50* | no: 2 of 14 answers differ (conflicts) | yes |")
                .contains("| factory, all time | 1.23 / 56.8 | 1.23 / 56.8 |")
                .contains("duckdb could not be measured: it did not start")
                .contains("- **seed**: a <setting> & another.")
                .contains("](bench-intake-1m.svg)");
    }

    @Test
    void chartsAreXmlAndNameEveryBar() {
        for (String svg : List.of(Charts.intake(sheet(), 1_000_000), Charts.questions(sheet(), 1_000_000))) {
            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
                    .doesNotThrowAnyException();
            assertThat(svg)
                    .contains(">linebeat<", ">seed<", "prefers-color-scheme: dark")
                    .doesNotContain(">duckdb<");
        }
    }

    @Test
    void aRunWithoutAnythingMeasuredHasChartsToo() {
        Sheet empty = new Sheet(
                1,
                "random",
                MACHINE,
                MACHINE,
                List.of(1.0),
                List.of(1.0),
                List.of(Result.failed("seed", 1_000, "why")));

        assertThat(Charts.questions(empty, 1_000)).contains("</svg>");
        assertThat(Markdown.of(empty)).contains("seed could not be measured: why");
    }
}
