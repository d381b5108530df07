package io.linebeat.store.sqlite;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Utf8Order;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.measure.Span;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Page;
import io.linebeat.store.Recorded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Lists facts: the newest first, and by identity within an instant. The order owes nothing to arrival.
final class FactPages {
    private static final Comparator<Recorded> NEWEST_FIRST = Comparator.<Recorded>comparingLong(
                    recorded -> recorded.fact().at())
            .reversed()
            .thenComparing(recorded -> recorded.fact().worker())
            .thenComparing(recorded -> String.valueOf(recorded.fact().stream()), Utf8Order.INSTANCE)
            .thenComparing(recorded -> FactRows.identity(recorded.fact()), Utf8Order.INSTANCE);

    private final Statements sql;
    private final Names names;
    private final FactRows rows;

    FactPages(Statements sql, Names names) {
        this.sql = sql;
        this.names = names;
        this.rows = new FactRows(names);
    }

    Page<Recorded> page(FactQuestion question) {
        String filter = filter(question);
        Place after = question.cursor() == null ? null : Place.parse(question.cursor());
        Span window = question.window() == null ? new Span(0, Long.MAX_VALUE) : question.window();
        long before = after == null ? window.to() : Math.min(window.to(), Math.addExact(after.at(), 1));
        List<Recorded> found = new ArrayList<>();
        int wanted = question.limit() + 1;
        for (long cell = lastCell(Grid.cellOf(before) + 1);
                cell >= Grid.cellOf(window.from()) && found.size() < wanted;
                cell = lastCell(cell)) {
            List<Recorded> inCell = new ArrayList<>();
            sql.query(
                    "SELECT " + FactRows.RECORDED_COLUMNS + " FROM fact WHERE cell = ? AND at >= ? AND at < ?" + filter,
                    row -> inCell.add(rows.readRecorded(row)),
                    cell,
                    window.from(),
                    before);
            inCell.sort(NEWEST_FIRST);
            inCell.stream()
                    .filter(recorded -> after == null || Place.of(recorded).compareTo(after) > 0)
                    .limit(wanted - found.size())
                    .forEach(found::add);
        }
        return Cursor.page(found, question.limit(), last -> Place.of(last).cursor());
    }

    /// The youngest cell before another one that holds facts; -1 when there is none.
    private long lastCell(long end) {
        return sql.number("SELECT coalesce(max(cell), -1) FROM fact WHERE cell < ?", end);
    }

    /// Numbers and fixed words alone: nothing of it comes from outside.
    private String filter(FactQuestion question) {
        StringBuilder filter = new StringBuilder(question.shadow() ? " AND stream > 0" : " AND stream = 0");
        if (question.worker() != null || question.site() != null) {
            filter.append(" AND worker IN (").append(numbers(names.workers().all(), id -> matches(id, question)));
            filter.append(')');
        }
        if (question.station() != null) {
            filter.append(" AND station IN (").append(numbers(names.stations().all(), id -> matches(id, question)));
            filter.append(')');
        }
        if (question.kind() != null) {
            filter.append(" AND kind = ").append(kindRank(question.kind()));
        }
        return filter.toString();
    }

    private static <T> String numbers(Map<T, Integer> all, java.util.function.Predicate<T> wanted) {
        return all.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(entry -> entry.getValue().toString())
                .collect(Collectors.joining(","));
    }

    private static boolean matches(WorkerId id, FactQuestion question) {
        return (question.site() == null || question.site().equals(id.site()))
                && (question.worker() == null || question.worker().equals(id.value()));
    }

    private static boolean matches(StationId id, FactQuestion question) {
        return (question.site() == null || question.site().equals(id.site()))
                && id.value().equals(question.station());
    }

    private static int kindRank(String kind) {
        return switch (kind) {
            case "absent" -> 0;
            case "idle" -> 1;
            case "working" -> 2;
            case "product_count" -> 3;
            default -> throw new IllegalArgumentException("no kind of fact: " + kind);
        };
    }

    /// Every fact of a stretch of time, in order of time.
    void each(Span stretch, Consumer<Recorded> consumer) {
        sql.query(
                "SELECT " + FactRows.RECORDED_COLUMNS
                        + " FROM fact WHERE cell >= ? AND cell <= ? AND at >= ? AND at < ? ORDER BY cell, at",
                row -> consumer.accept(rows.readRecorded(row)),
                Grid.cellOf(stretch.from()),
                Grid.cellOf(stretch.to()),
                stretch.from(),
                stretch.to());
    }

    /// Every fact that the demo factory did not make.
    void eachOfSenders(Consumer<Recorded> consumer) {
        sql.query(
                "SELECT " + FactRows.RECORDED_COLUMNS + " FROM fact WHERE demo = 0 ORDER BY cell, at",
                row -> consumer.accept(rows.readRecorded(row)));
    }

    /// A fact's place in the list.
    private record Place(long at, String site, String worker, String stream, String identity)
            implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::at)
                .reversed()
                .thenComparing(Place::site, Utf8Order.INSTANCE)
                .thenComparing(Place::worker, Utf8Order.INSTANCE)
                .thenComparing(Place::stream, Utf8Order.INSTANCE)
                .thenComparing(Place::identity, Utf8Order.INSTANCE);

        static Place of(Recorded recorded) {
            return new Place(
                    recorded.fact().at(),
                    recorded.fact().worker().site().value(),
                    recorded.fact().worker().value(),
                    String.valueOf(recorded.fact().stream()),
                    FactRows.identity(recorded.fact()));
        }

        static Place parse(String cursor) {
            String[] parts = Cursor.parts(cursor, 5);
            return new Place(Cursor.number(parts[0], cursor), parts[1], parts[2], parts[3], parts[4]);
        }

        String cursor() {
            return Cursor.of(at, site, worker, stream, identity);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
