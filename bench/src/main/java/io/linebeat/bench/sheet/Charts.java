package io.linebeat.bench.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The charts of a run.
public final class Charts {
    private Charts() {}

    /// Facts per second in both sizes of batch, beside what SQLite appends bare.
    public static String intake(Sheet sheet, long facts) {
        return new BarChart(
                        "Intake: facts per second, each batch durable",
                        Markdown.count(facts) + " facts; Linebeat parses JSON over HTTP, the others are given rows",
                        false,
                        List.of(
                                group(
                                        sheet,
                                        facts,
                                        "batches of 1,000",
                                        Result::thousands,
                                        Sheet.mean(sheet.bareThousands())),
                                group(
                                        sheet,
                                        facts,
                                        "batches of 10,000",
                                        Result::tenThousands,
                                        Sheet.mean(sheet.bareTenThousands()))))
                .svg();
    }

    private static BarChart.Group group(
            Sheet sheet, long facts, String name, ToDoubleFunction<Result> value, double bare) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Result result : sheet.measured(facts)) {
            bars.add(bar(result.system(), value.applyAsDouble(result)));
        }
        bars.add(bar("bare SQLite append", bare));
        return new BarChart.Group(name, bars);
    }

    private static BarChart.Bar bar(String system, double perSecond) {
        return new BarChart.Bar(
                system, perSecond, String.format(Locale.ROOT, "%,.0f", perSecond), system.equals("linebeat"));
    }

    /// The median of each question.
    public static String questions(Sheet sheet, long facts) {
        List<Result> measured = sheet.measured(facts);
        List<BarChart.Group> groups = new ArrayList<>();
        for (int i = 0; !measured.isEmpty() && i < measured.getFirst().timings().size(); i++) {
            List<BarChart.Bar> bars = new ArrayList<>();
            for (Result result : measured) {
                double p50 = result.timings().get(i).p50();
                bars.add(new BarChart.Bar(
                        result.system(),
                        p50,
                        Markdown.millis(p50) + " ms",
                        result.system().equals("linebeat")));
            }
            groups.add(new BarChart.Group(measured.getFirst().timings().get(i).question(), bars));
        }
        return new BarChart(
                        "Questions: median time to the answer",
                        Markdown.count(facts) + " facts; logarithmic: a bar one step longer is many times slower",
                        true,
                        groups)
                .svg();
    }
}
