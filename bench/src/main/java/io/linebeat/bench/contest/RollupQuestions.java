package io.linebeat.bench.contest;

import io.linebeat.bench.question.Question;
import io.linebeat.bench.question.Window;
import io.linebeat.bench.world.World;
import java.util.ArrayList;
import java.util.List;

/// Questions to hourly tallies: whole hours from them, what is left at the edges from the runs and the facts of its
/// hour.
final class RollupQuestions {
    private RollupQuestions() {}

    static String sql(Question question) {
        return switch (question) {
            case Question.Factory factory ->
                "SELECT sum(working), sum(idle), sum(absent), sum(units), sum(events) FROM ("
                        + workers(factory.window(), "") + ") part";
            case Question.Workers workers ->
                "SELECT worker, sum(working), sum(idle), sum(absent), sum(units), sum(events) FROM ("
                        + workers(workers.window(), "") + ") part GROUP BY worker ORDER BY worker";
            case Question.Stations stations ->
                "SELECT station, sum(occupied), sum(working), sum(person), sum(units), sum(events) FROM ("
                        + stations(stations.window()) + ") part GROUP BY station ORDER BY station";
            case Question.Days days -> days(days);
            case Question.Timeline timeline -> timeline(timeline);
        };
    }

    /// The hours that lie in the window as a whole, `[first, end)`.
    private record Hours(long first, long end) {
        static Hours within(Window window) {
            return new Hours(-Math.floorDiv(-window.from(), World.HOUR), window.end() / World.HOUR);
        }

        String sql() {
            return "hour >= " + first + " AND hour < " + end;
        }
    }

    /// What is left of the window beside whole hours: parts of one hour each.
    private static List<Window> edges(Window window) {
        Hours hours = Hours.within(window);
        if (hours.first > hours.end) {
            return List.of(window);
        }
        List<Window> edges = new ArrayList<>();
        if (window.from() < hours.first * World.HOUR) {
            edges.add(new Window(window.from(), hours.first * World.HOUR));
        }
        if (hours.end * World.HOUR < window.end()) {
            edges.add(new Window(hours.end * World.HOUR, window.end()));
        }
        return edges;
    }

    /// The runs of an edge's hour, clipped to it.
    private static String clipped(Window edge, String which) {
        return "SELECT worker, station, kind, greatest(since, %d) AS since, least(until, %d) AS until FROM run WHERE hour = %d%s"
                .formatted(edge.from(), edge.end(), edge.from() / World.HOUR, which);
    }

    private static String workers(Window window, String which) {
        StringBuilder sql =
                new StringBuilder("SELECT worker, working, idle, absent, units, events FROM worker_hour WHERE "
                        + Hours.within(window).sql() + which);
        for (Window edge : edges(window)) {
            sql.append("""

                    UNION ALL
                    SELECT worker, CASE WHEN kind = 2 THEN until - since ELSE 0 END,
                      CASE WHEN kind = 1 THEN until - since ELSE 0 END,
                      CASE WHEN kind = 0 THEN until - since ELSE 0 END, 0, 0
                    FROM (%s) run WHERE since < until
                    UNION ALL
                    SELECT worker, 0, 0, 0, units, 1 FROM fact WHERE ts >= %d AND ts < %d%s""".formatted(clipped(edge, which), edge.from(), edge.end(), which));
        }
        return sql.toString();
    }

    private static String stations(Window window) {
        StringBuilder sql =
                new StringBuilder("SELECT station, occupied, working, person, units, events FROM station_hour WHERE "
                        + Hours.within(window).sql());
        for (Window edge : edges(window)) {
            String present = "(SELECT * FROM (" + clipped(edge, " AND kind > 0") + ") run WHERE since < until) present";
            sql.append("""

                    UNION ALL
                    SELECT station, %1$s, 0, sum(until - since), 0, 0 FROM (%2$s) each_run GROUP BY station
                    UNION ALL
                    SELECT station, 0, %1$s, 0, 0, 0 FROM (%3$s) each_run GROUP BY station
                    UNION ALL
                    SELECT station, 0, 0, 0, units, 1 FROM fact WHERE ts >= %4$d AND ts < %5$d""".formatted(
                            SqlLaw.union(),
                            SqlLaw.covered(present, ""),
                            SqlLaw.covered(present, "WHERE kind = 2"),
                            edge.from(),
                            edge.end()));
        }
        return sql.toString();
    }

    /// Days begin at whole hours here.
    private static String days(Question.Days days) {
        return """
                SELECT (hour - %1$d) / 24, sum(working), sum(idle), sum(absent), sum(units), sum(events) FROM worker_hour
                WHERE worker = %2$d AND %3$s GROUP BY 1 ORDER BY 1""".formatted(
                        days.from() / World.HOUR,
                        days.worker(),
                        Hours.within(days.window()).sql());
    }

    /// Runs cut at hours are joined by whoever reads them.
    private static String timeline(Question.Timeline timeline) {
        Window window = timeline.window();
        return """
                SELECT worker, kind, greatest(since, %1$d), least(until, %2$d) FROM run
                WHERE hour >= %3$d AND hour <= %4$d AND station = %5$d AND until > %1$d AND since < %2$d""".formatted(
                        window.from(),
                        window.end(),
                        window.from() / World.HOUR,
                        (window.end() - 1) / World.HOUR,
                        timeline.station());
    }
}
