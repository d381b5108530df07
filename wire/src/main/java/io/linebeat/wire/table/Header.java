package io.linebeat.wire.table;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The names of a file's columns, exactly as they stand there.
public record Header(List<String> names) {
    private static final int SHOWN = 40;

    public Header {
        names = List.copyOf(names);
    }

    int width() {
        return names.size();
    }

    int indexOf(String name) {
        return names.indexOf(name);
    }

    /// The sentence that says which of the columns is not there, or there twice; `null` where each is there
    /// once.
    @Nullable
    String problemWith(Collection<String> wanted) {
        for (String name : wanted) {
            long found = names.stream().filter(name::equals).count();
            if (found > 1) {
                return "the header names the column " + CellText.shown(name) + " " + found + " times.";
            }
            if (found == 0) {
                return missing(name);
            }
        }
        return null;
    }

    private String missing(String name) {
        String sentence = "the header has no column " + CellText.shown(name);
        for (String other : names) {
            if (folded(other).equals(folded(name))) {
                return sentence + "; it has " + CellText.shown(other) + ", which differs in blanks or capitals.";
            }
        }
        List<String> shown = names.stream().limit(SHOWN).map(CellText::shown).toList();
        return sentence + "; it has " + String.join(", ", shown) + (names.size() > SHOWN ? ", …." : ".");
    }

    private static String folded(String name) {
        return Blanks.collapsed(Blanks.trimmed(name)).toLowerCase(Locale.ROOT);
    }
}
