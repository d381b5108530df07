package io.linebeat.bench.sheet;

import java.util.List;
import java.util.Locale;

/// Horizontal bars in groups, as an SVG of its own: no library, no script, legible on light and on dark ground.
///
/// @param logarithmic whether a bar's length is that of its logarithm; then each bar says so by its own figure
public record BarChart(String title, String subtitle, boolean logarithmic, List<Group> groups) {
    private static final int WIDTH = 760;
    private static final int LABEL = 150;
    private static final int VALUE = 90;
    private static final int BAR = 16;
    private static final int ROW = 22;
    private static final int HEAD = 58;
    private static final int GROUP_HEAD = 26;
    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #1f2937; }
              .title { font-size: 16px; font-weight: 600; }
              .quiet { fill: #4b5563; }
              .group { font-weight: 600; }
              .bar { fill: #94a3b8; }
              .own { fill: #2563eb; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e5e7eb; }
                .quiet { fill: #9ca3af; }
                .bar { fill: #64748b; }
                .own { fill: #60a5fa; }
              }
            </style>
            """;

    /// Bars that are compared with each other.
    public record Group(String name, List<Bar> bars) {}

    /// One bar.
    ///
    /// @param text what stands at its end
    /// @param own whether it is Linebeat's
    public record Bar(String label, double value, String text, boolean own) {}

    /// The whole file.
    public String svg() {
        StringBuilder svg = new StringBuilder();
        int height = HEAD
                + groups.stream()
                        .mapToInt(group -> GROUP_HEAD + ROW * group.bars.size())
                        .sum()
                + 10;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH,
                height,
                WIDTH,
                height,
                escaped(title)));
        svg.append(STYLE);
        text(svg, 0, 20, "title", "start", title);
        text(svg, 0, 40, "quiet", "start", subtitle);
        int y = HEAD;
        for (Group group : groups) {
            y = group(svg, group, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private int group(StringBuilder svg, Group group, int top) {
        int y = top;
        text(svg, 0, y + 16, "group", "start", group.name);
        y += GROUP_HEAD;
        for (Bar bar : group.bars) {
            double length = (WIDTH - LABEL - VALUE) * share(bar.value);
            text(svg, LABEL - 8, y + 13, "", "end", bar.label);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                    bar.own ? "own" : "bar",
                    LABEL,
                    y,
                    Math.max(1, length),
                    BAR));
            text(svg, (int) (LABEL + Math.max(1, length) + 6), y + 13, "quiet", "start", bar.text);
            y += ROW;
        }
        return y;
    }

    /// Of the longest bar's length, 0 to 1. A logarithm begins at half of the smallest value, so that no bar vanishes.
    private double share(double value) {
        List<Double> values = groups.stream()
                .flatMap(group -> group.bars.stream().map(Bar::value))
                .filter(each -> each > 0)
                .toList();
        double most = values.stream().mapToDouble(each -> each).max().orElse(1);
        if (value <= 0) {
            return 0;
        }
        if (!logarithmic) {
            return value / most;
        }
        double least = values.stream().mapToDouble(each -> each).min().orElse(1) / 2;
        return Math.log(value / least) / Math.log(most / least);
    }

    private static void text(StringBuilder svg, int x, int y, String style, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" class=\"%s\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                style,
                anchor,
                escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
