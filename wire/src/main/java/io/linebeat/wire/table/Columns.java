package io.linebeat.wire.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a row is, and which columns hold what.
public sealed interface Columns {
    String worker();

    String station();

    /// The columns that a file must have.
    List<String> names();

    /// A row is what was seen at one instant: a state from `states`, or units.
    ///
    /// @param states what the values of the column `state` mean
    record Observations(
            String at,
            String worker,
            String station,
            String state,
            Map<String, Kind> states,
            @Nullable String count,
            @Nullable String confidence,
            @Nullable String eventId,
            @Nullable String camera)
            implements Columns {
        public Observations {
            states = Map.copyOf(states);
        }

        @Override
        public List<String> names() {
            return present(at, worker, station, state, count, confidence, eventId, camera);
        }
    }

    /// A row is a stretch of work, with the units that it brought.
    record Intervals(
            String start,
            String end,
            String worker,
            String station,
            @Nullable String quantity) implements Columns {
        @Override
        public List<String> names() {
            return present(start, end, worker, station, quantity);
        }
    }

    private static List<String> present(@Nullable String... names) {
        return Stream.of(names)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
