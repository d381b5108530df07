package io.linebeat.wire;

/// The fast lane for rows of CSV: those without a quotation mark. What [FastJson] says of lanes is true here too.
final class FastCsv {
    /// In the place of a field's number: the column is ignored.
    static final int IGNORED = -1;

    private static final int CONFIDENCE = Field.CONFIDENCE.number();
    private static final int COUNT = Field.COUNT.number();
    private static final int SHADOW = Field.SHADOW.number();
    private static final long TRUE = Words.of("true");
    private static final long FALSE = Words.of("false");

    private final Draft draft;

    FastCsv(Draft draft) {
        this.draft = draft;
    }

    /// Reads the row in `[from, to)`, and adds it as a fact.
    ///
    /// @param fields by column the number of a field, or [#IGNORED]
    /// @return whether it was added; if not, the row is for the careful lane
    boolean event(byte[] text, int from, int to, int[] fields) {
        boolean isPlain = Words.plainUntil(text, from, to) == to;
        if (!isPlain && !isUnquoted(text, from, to)) {
            return false;
        }
        draft.begin(text);
        int start = from;
        for (int column = 0; column < fields.length; column++) {
            int comma = Words.find(text, start, to, ',', ',');
            boolean isLast = column == fields.length - 1;
            if ((comma == to) != isLast
                    || !field(fields[column], text, start, comma, isPlain || isPlain(text, start, comma))) {
                return false;
            }
            start = comma + 1;
        }
        return draft.admit();
    }

    private boolean field(int field, byte[] text, int from, int to, boolean isPlain) {
        if (field == IGNORED) {
            return isPlain;
        }
        if (from == to) {
            return true;
        }
        if (field == CONFIDENCE || field == COUNT) {
            return draft.number(field, from, to);
        }
        return field == SHADOW ? flag(text, from, to) : draft.text(field, from, to, isPlain);
    }

    private boolean flag(byte[] text, int from, int to) {
        long word = Words.within(text, from, to);
        boolean isTrue = to - from == 4 && word == TRUE;
        return (isTrue || (to - from == 5 && word == FALSE)) && draft.flag(SHADOW, isTrue);
    }

    private static boolean isPlain(byte[] text, int from, int to) {
        return Words.plainUntil(text, from, to) == to;
    }

    /// Whether it has neither a quotation mark nor a control character, nor a byte order mark before it.
    private static boolean isUnquoted(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '"' || (text[i] >= 0 && text[i] < ' ')) {
                return false;
            }
        }
        return text[from] != Utf8.FIRST_OF_MARK;
    }
}
