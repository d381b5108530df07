package io.linebeat.bench.contest;

import io.linebeat.bench.question.Question;
import io.linebeat.bench.question.Window;
import io.linebeat.bench.world.World;

/// The law in SQL's window functions, over a table `fact` with the columns `worker`, `ts` (microseconds), `kind` (0
/// absent,
/// 1 idle, 2 working, 3 production), `station`, `confidence` (millionths, -1 missing) and `units`.
///
/// A span that reaches into a window begins at most a hold before it, and whether the absence that opens it is void
/// depends on at most another hold: so reading begins two holds early and no fact further back can matter.
final class SqlLaw {
    private static final String TIMES = "sum(CASE WHEN kind = 2 THEN until - since ELSE 0 END) AS working,"
            + " sum(CASE WHEN kind = 1 THEN until - since ELSE 0 END) AS idle,"
            + " sum(CASE WHEN kind = 0 THEN until - since ELSE 0 END) AS absent";

    private final Dialect dialect;

    SqlLaw(Dialect dialect) {
        this.dialect = dialect;
    }

    /// The question in SQL. Columns are those of the answer's record, in its order.
    String sql(Question question) {
        return switch (question) {
            case Question.Factory factory ->
                "SELECT sum(working), sum(idle), sum(absent), sum(units), sum(events) FROM ("
                        + workers(factory.window()) + ") each_worker";
            case Question.Workers workers -> workers(workers.window()) + " ORDER BY worker";
            case Question.Stations stations -> stations(stations.window());
            case Question.Days days -> days(days);
            case Question.Timeline timeline -> timeline(timeline);
        };
    }

    /// `run`: each worker's spans, clipped to the window; empty ones among them.
    ///
    /// @param source `fact`, joined with what picks workers
    /// @param which another condition on the facts, or nothing
    String runs(Window window, String source, String which) {
        return """
                WITH seen AS (
                  SELECT worker, ts, kind, station,
                    row_number() OVER (PARTITION BY worker ORDER BY ts, confidence, kind, station) AS place
                  FROM %s WHERE kind < 3 AND ts >= %d AND ts < %d%s),
                judged AS (
                  SELECT worker, ts, kind, station, place,
                    max(CASE WHEN kind > 0 THEN ts END) OVER (PARTITION BY worker ORDER BY place
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS seen_at,
                    max(CASE WHEN kind > 0 THEN place * 1024 + station END) OVER (PARTITION BY worker ORDER BY place
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) %% 1024 AS seen_station
                  FROM seen),
                standing AS (
                  SELECT worker, ts, kind, station, lead(ts) OVER (PARTITION BY worker ORDER BY place) AS next_at
                  FROM judged
                  WHERE kind > 0 OR seen_at IS NULL OR seen_station = station OR ts >= seen_at + %d),
                run AS (
                  SELECT worker, station, kind, greatest(ts, %d) AS since,
                    least(ts + %d, coalesce(next_at, ts + %d), %d) AS until
                  FROM standing)
                """.formatted(
                        source,
                        window.from() - 2 * World.HOLD,
                        window.end(),
                        which,
                        World.HOLD,
                        window.from(),
                        World.HOLD,
                        World.HOLD,
                        window.end());
    }

    private String workers(Window window) {
        return runs(window, "fact", "") + """
                SELECT worker, sum(working) AS working, sum(idle) AS idle, sum(absent) AS absent, sum(units) AS units,
                  sum(events) AS events
                FROM (
                  SELECT worker, %s, 0 AS units, 0 AS events FROM run WHERE since < until GROUP BY worker
                  UNION ALL
                  SELECT worker, 0, 0, 0, sum(units), count(*) FROM fact WHERE ts >= %d AND ts < %d GROUP BY worker) part
                GROUP BY worker""".formatted(TIMES, window.from(), window.end());
    }

    private String stations(Window window) {
        return runs(window, "fact", "")
                + """
                , present AS (
                  SELECT station, kind, since, until FROM run WHERE kind > 0 AND since < until),
                occupied AS (%s),
                working AS (%s)
                SELECT station, sum(occupied), sum(working), sum(person), sum(units), sum(events)
                FROM (
                  SELECT station, %s AS occupied, 0 AS working, sum(until - since) AS person, 0 AS units, 0 AS events
                  FROM occupied GROUP BY station
                  UNION ALL
                  SELECT station, 0, %s, 0, 0, 0 FROM working GROUP BY station
                  UNION ALL
                  SELECT station, 0, 0, 0, sum(units), count(*) FROM fact WHERE ts >= %d AND ts < %d GROUP BY station) part
                GROUP BY station ORDER BY station""".formatted(
                                covered("present", ""),
                                covered("present", "WHERE kind = 2"),
                                union(),
                                union(),
                                window.from(),
                                window.end());
    }

    /// Each run beside the end of those that began before it.
    static String covered(String table, String where) {
        return "SELECT station, since, until, max(until) OVER (PARTITION BY station ORDER BY since, until"
                + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered FROM " + table + " " + where;
    }

    /// What each run adds to those before it.
    static String union() {
        return "sum(CASE WHEN until <= covered THEN 0 WHEN covered > since THEN until - covered ELSE until - since END)";
    }

    private String days(Question.Days days) {
        return runs(days.window(), "fact", " AND worker = " + days.worker())
                + """
                SELECT number, sum(working), sum(idle), sum(absent), sum(units), sum(events)
                FROM (
                  SELECT number, %s, 0 AS units, 0 AS events FROM (
                    SELECT number, kind, greatest(since, %d + number * %d) AS since,
                      least(until, %d + (number + 1) * %d) AS until FROM run CROSS JOIN %s) cut
                  WHERE since < until GROUP BY number
                  UNION ALL
                  SELECT %s AS number, 0, 0, 0, sum(units), count(*) FROM fact
                  WHERE worker = %d AND ts >= %d AND ts < %d GROUP BY 1) part
                GROUP BY number ORDER BY number""".formatted(
                                TIMES,
                                days.from(),
                                World.DAY,
                                days.from(),
                                World.DAY,
                                dialect.days(days.days()),
                                dialect.quotient("ts - " + days.from(), World.DAY),
                                days.worker(),
                                days.from(),
                                days.window().end());
    }

    private String timeline(Question.Timeline timeline) {
        Window window = timeline.window();
        String there = """
                fact JOIN (SELECT DISTINCT worker AS seen FROM fact
                  WHERE kind < 3 AND station = %d AND ts >= %d AND ts < %d) there ON worker = seen""".formatted(timeline.station(), window.from() - World.HOLD, window.end());
        return runs(window, there, "") + "SELECT worker, kind, since, until FROM run WHERE since < until AND station = "
                + timeline.station();
    }
}
