package io.linebeat.store.sqlite;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Origin;
import io.linebeat.core.fact.Production;
import io.linebeat.store.Recorded;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lesser contents of conflicts, as rows.
final class Asides {
    private static final long LOWER = 0xFFFF_FFFFL;
    /// A quarter hour, which the rows' key begins with.
    private static final long CELL = 900_000_000L;

    private Asides() {}

    /// Keeps one unless the same is there; says how many came to be kept.
    static int add(Fact lesser, long now, Numbers names, Statements sql) {
        long lane = names.lane(Lane.of(lesser));
        long origin = names.origin(Origin.of(lesser.source()));
        return sql.update(
                "INSERT OR IGNORE INTO fact_aside (cell, stream, worker, at, identity, kind, station, count, confidence,"
                        + " camera, model, received_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                Math.floorDiv(lesser.at(), CELL),
                lane >>> Integer.SIZE,
                lane & LOWER,
                lesser.at(),
                identity(lesser),
                lesser.kindRank(),
                names.station(lesser.station()),
                lesser.count(),
                confidence(lesser),
                origin >>> Integer.SIZE,
                origin & LOWER,
                now);
    }

    private static int confidence(Fact fact) {
        var confidence = fact.confidence();
        return confidence == null ? FactColumns.NO_CONFIDENCE : confidence.millionths();
    }

    /// The part of a fact's identity that the key's other columns do not hold. A named event begins with `s` (state)
    /// or `p` (production), one that its content names with `=`; the texts follow whole.
    static String identity(Fact fact) {
        String eventId = fact.source().eventId();
        if (eventId != null) {
            return (fact instanceof Production ? "p" : "s") + eventId;
        }
        return "=" + fact.kindRank() + ":" + fact.count() + ":" + fact.station().value();
    }

    static @Nullable String eventId(String identity) {
        return identity.charAt(0) == '=' ? null : identity.substring(1);
    }

    /// Every one that is kept.
    static void each(Numbers names, Statements sql, Consumer<Recorded> consumer) {
        sql.query(
                "SELECT stream, worker, at, identity, kind, station, count, confidence, camera, model, received_at"
                        + " FROM fact_aside ORDER BY cell, at",
                row -> {
                    Lane lane = names.lane(row.getLong(1) << Integer.SIZE | row.getLong(2));
                    int millionths = row.getInt(8);
                    Fact fact = Fact.of(
                            lane.stream(),
                            lane.worker(),
                            names.station(row.getInt(6)),
                            row.getLong(3),
                            row.getInt(5),
                            row.getLong(7),
                            millionths < 0 ? null : new io.linebeat.core.fact.Confidence(millionths),
                            names.origin(row.getLong(9) << Integer.SIZE | row.getLong(10))
                                    .source(eventId(row.getString(4))));
                    consumer.accept(new Recorded(fact, 0, row.getLong(11), false));
                });
    }
}
