package io.linebeat.wire.table;

/// What a mapping does to the blanks in ids and names. Without being asked it does nothing: ids are never
/// trimmed or folded.
///
/// @param trim whether blanks at both ends are cut off
/// @param collapse whether blanks in a row become one
public record Blanks(boolean trim, boolean collapse) {
    public static final Blanks KEPT = new Blanks(false, false);

    String applyTo(String text) {
        String trimmed = trim ? trimmed(text) : text;
        return collapse ? collapsed(trimmed) : trimmed;
    }

    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean afterBlank = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = isBlank(text.charAt(i));
            if (!blank) {
                collapsed.append(text.charAt(i));
            } else if (!afterBlank) {
                collapsed.append(' ');
            }
            afterBlank = blank;
        }
        return collapsed.toString();
    }

    static boolean isBlank(String text) {
        return trimmed(text).isEmpty();
    }

    /// Spaces that a spreadsheet puts in, such as the one that does not break, are blanks too.
    private static boolean isBlank(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }
}
