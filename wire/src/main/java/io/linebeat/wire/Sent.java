package io.linebeat.wire;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The known fields of one item, as they were sent.
final class Sent {
    private final Map<Field, Given> fields = new EnumMap<>(Field.class);
    private @Nullable Problem flaw;

    void put(Field field, Given given) {
        fields.put(field, given);
    }

    /// Notes what is wrong with the item's form; the first counts.
    void flaw(@Nullable Problem found) {
        if (flaw == null) {
            flaw = found;
        }
    }

    /// What is wrong with the form, if anything.
    @Nullable
    Problem flaw() {
        return flaw;
    }

    /// What was sent; `null` where nothing was, or a `null`, or an empty text: all three say nothing.
    @Nullable
    Given get(Field field) {
        Given given = fields.get(field);
        return given instanceof Given.Text(String text) && text.isEmpty() ? null : given;
    }
}
