package io.linebeat.wire.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the name of a worker or station, or the type of a station, is taken from.
public sealed interface Label {
    /// The thing's own id.
    record OfId() implements Label {}

    /// The same for all.
    record Constant(String text) implements Label {}

    /// What a column holds, or what `values` makes of it; a value that is not among them becomes `otherwise`,
    /// or stays as it is where that is null.
    record OfColumn(
            String column,
            Map<String, String> values,
            @Nullable String otherwise) implements Label {
        public OfColumn {
            values = Map.copyOf(values);
        }

        String of(String cell) {
            return Objects.requireNonNullElse(values.get(cell), Objects.requireNonNullElse(otherwise, cell));
        }
    }

    /// The columns that it needs.
    default Collection<String> columns() {
        return switch (this) {
            case OfId _, Constant _ -> List.of();
            case OfColumn column -> List.of(column.column());
        };
    }
}
