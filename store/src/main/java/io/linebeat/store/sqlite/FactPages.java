package io.linebeat.store.sqlite;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.Utf8Order;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.measure.Span;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Page;
import io.linebeat.store.Recorded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lists facts: the newest first, and by identity within an instant. The order owes nothing to arrival.
final class FactPages {
    private final Statements sql;
    private final FactRows rows;

    FactPages(Statements sql, Names names) {
        this.sql = sql;
        this.rows = new FactRows(names, sql);
    }

    Page<Recorded> page(FactQuestion question) {
        String filter = filter(question);
        Place after = question.cursor() == null ? null : Place.parse(question.cursor());
        Span window = question.window() == null ? new Span(0, Long.MAX_VALUE) : question.window();
        long before = after == null || after.at() >= window.to() ? window.to() : after.at() + 1;
        List<Listed> found = new ArrayList<>();
        int wanted = question.limit() + 1;
        for (long cell = lastCell(Grid.cellOf(before) + 1);
                cell >= Grid.cellOf(window.from()) && found.size() < wanted;
                cell = lastCell(cell)) {
            First inCell = new First(wanted - found.size(), after);
            sql.query(
                    "SELECT " + FactRows.RECORDED_COLUMNS + " FROM fact WHERE cell = ? AND at >= ? AND at < ?" + filter,
                    row -> inCell.add(Listed.of(rows.readRecorded(row))),
                    cell,
                    window.from(),
                    before);
            found.addAll(inCell.inOrder());
        }
        Page<Listed> page =
                Cursor.page(found, question.limit(), last -> last.place().cursor());
        return new Page<>(page.items().stream().map(Listed::recorded).toList(), page.next());
    }

    /// The youngest cell before another one that holds facts; -1 when there is none.
    private long lastCell(long end) {
        return sql.number("SELECT coalesce(max(cell), -1) FROM fact WHERE cell < ?", end);
    }

    /// Numbers and fixed words alone: nothing of it comes from outside.
    private String filter(FactQuestion question) {
        StringBuilder filter = new StringBuilder(question.shadow() ? " AND stream > 0" : " AND stream = 0");
        if (question.worker() != null || question.site() != null) {
            filter.append(numbers("worker", question.site(), question.worker()));
        }
        if (question.station() != null) {
            filter.append(numbers("station", question.site(), question.station()));
        }
        if (question.kind() != null) {
            filter.append(" AND kind = ").append(kindRank(question.kind()));
        }
        return filter.toString();
    }

    /// Read from this snapshot: another one may have other numbers.
    private String numbers(String table, @Nullable SiteId site, @Nullable String id) {
        StringJoiner numbers = new StringJoiner(",", " AND " + table + " IN (", ")");
        sql.query(
                "SELECT no FROM " + table + " WHERE (?1 = '' OR site = ?1) AND (?2 = '' OR id = ?2)",
                row -> numbers.add(Integer.toString(row.getInt(1))),
                site == null ? "" : site.value(),
                id == null ? "" : id);
        return numbers.toString();
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

    /// When the earliest live fact at a site in a stretch of time is. Each worker has her own place in a cell.
    OptionalLong first(SiteId site, Span stretch) {
        for (long cell = nextCell(Grid.cellOf(stretch.from()));
                cell >= 0 && cell <= Grid.cellOf(stretch.to());
                cell = nextCell(cell + 1)) {
            long at = sql.number(
                    "SELECT coalesce(min(at), -1) FROM fact WHERE cell = ? AND stream = 0"
                            + " AND worker IN (SELECT no FROM worker WHERE site = ?) AND at >= ? AND at < ?",
                    cell,
                    site.value(),
                    stretch.from(),
                    stretch.to());
            if (at >= 0) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    /// The oldest cell from another one on that holds facts; -1 when there is none.
    private long nextCell(long from) {
        return sql.number("SELECT coalesce(min(cell), -1) FROM fact WHERE cell >= ?", from);
    }

    /// Every fact that the demo factory did not make.
    void eachOfSenders(Consumer<Recorded> consumer) {
        sql.query(
                "SELECT " + FactRows.RECORDED_COLUMNS + " FROM fact WHERE demo = 0 ORDER BY cell, at",
                row -> consumer.accept(rows.readRecorded(row)));
    }

    /// Every content that gave way to a greater one.
    void eachAside(Consumer<Recorded> consumer) {
        sql.query(
                "SELECT " + FactRows.COLUMNS + ", 0, received_at, 0 FROM fact_aside ORDER BY cell, at",
                row -> consumer.accept(rows.readRecorded(row)));
    }

    /// The first so many after a place, whatever the number that is looked at.
    private static final class First {
        private final int wanted;
        private final @Nullable Place after;
        private final PriorityQueue<Listed> lastFirst =
                new PriorityQueue<>(Comparator.comparing(Listed::place).reversed());

        First(int wanted, @Nullable Place after) {
            this.wanted = wanted;
            this.after = after;
        }

        void add(Listed listed) {
            if (after == null || listed.place().compareTo(after) > 0) {
                lastFirst.add(listed);
                if (lastFirst.size() > wanted) {
                    lastFirst.remove();
                }
            }
        }

        List<Listed> inOrder() {
            return lastFirst.stream()
                    .sorted(Comparator.comparing(Listed::place))
                    .toList();
        }
    }

    private record Listed(Place place, Recorded recorded) {
        static Listed of(Recorded recorded) {
            return new Listed(Place.of(recorded.fact()), recorded);
        }
    }

    /// A fact's place in the list; `model` and `version` are empty but for a stream on trial.
    private record Place(long at, String site, String worker, String model, String version, String identity)
            implements Comparable<Place> {
        private static final int PARTS = 6;
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::at)
                .reversed()
                .thenComparing(Place::site, Utf8Order.INSTANCE)
                .thenComparing(Place::worker, Utf8Order.INSTANCE)
                .thenComparing(Place::model, Utf8Order.INSTANCE)
                .thenComparing(Place::version, Utf8Order.INSTANCE)
                .thenComparing(Place::identity, Utf8Order.INSTANCE);

        static Place of(Fact fact) {
            String site = fact.worker().site().value();
            String worker = fact.worker().value();
            String identity = FactRows.identity(fact);
            return switch (fact.stream()) {
                case Stream.Live _ -> new Place(fact.at(), site, worker, "", "", identity);
                case Stream.Shadow(String model, String version) ->
                    new Place(fact.at(), site, worker, model, version, identity);
            };
        }

        static Place parse(String cursor) {
            String[] parts = Cursor.parts(cursor, PARTS);
            return new Place(Cursor.number(parts[0], cursor), parts[1], parts[2], parts[3], parts[4], parts[5]);
        }

        String cursor() {
            return Cursor.of(at, site, worker, model, version, identity);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
