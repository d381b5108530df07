package io.linebeat.server.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table of texts and numbers for the terminal: texts to the left, numbers to the right.
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private boolean hasTotal;

    Table(String... heads) {
        rows.add(heads);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    /// A last row, set off from the others.
    void total(String... cells) {
        rows.add(cells);
        hasTotal = true;
    }

    /// @param texts the first columns, which hold texts
    String text(int texts) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        String rule = "-".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)) + "\n";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (i == 1 || (hasTotal && i == rows.size() - 1)) {
                text.append(rule);
            }
            text.append(line(rows.get(i), widths, texts)).append('\n');
        }
        return text.toString();
    }

    private static String line(String[] row, int[] widths, int texts) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()));
            cells.add(i < texts ? row[i] + blanks : blanks + row[i]);
        }
        return String.join(GAP, cells).stripTrailing();
    }
}
