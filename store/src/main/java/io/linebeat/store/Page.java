package io.linebeat.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some items, and the cursor that asks for those after them; `null` when there are none.
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
