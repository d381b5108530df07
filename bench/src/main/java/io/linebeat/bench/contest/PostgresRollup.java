package io.linebeat.bench.contest;

import io.linebeat.bench.question.Question;
import io.linebeat.bench.question.Window;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL with a continuous roll-up, as a good engineer would write it: in the transaction of each batch the runs
/// and the
/// hourly tallies of every hour that the batch can have changed are computed anew, and questions read tallies.
///
/// A new observation changes time from its instant on for at most two holds: its own span, or that of an absence within
/// its hold that is void now. So of its worker three hours are touched. A station's unions are computed anew in just
/// the hours in
/// which a run at it was removed or added.
public final class PostgresRollup extends OnPostgres {
    private static final String[] TABLES = {
        // Runs are cut at hours, so that an edge of a window reads one hour.
        """
        CREATE TABLE run (worker smallint, hour bigint, since bigint, until bigint, station smallint, kind smallint,
          PRIMARY KEY (worker, hour, since))""",
        "CREATE INDEX run_place ON run (hour, station)",
        """
        CREATE TABLE worker_hour (worker smallint, hour bigint, working bigint, idle bigint, absent bigint, units bigint,
          events bigint, PRIMARY KEY (hour, worker)) WITH (fillfactor = 80)""",
        "CREATE INDEX worker_hour_worker ON worker_hour (worker, hour)",
        """
        CREATE TABLE station_hour (station smallint, hour bigint, occupied bigint, working bigint, person bigint, units bigint,
          events bigint, PRIMARY KEY (hour, station)) WITH (fillfactor = 80)""",
        """
        CREATE TEMPORARY TABLE changed (worker smallint, ts bigint, had_station smallint, had_units int, station smallint,
          units int) ON COMMIT DELETE ROWS""",
        "CREATE TEMPORARY TABLE cell (worker smallint, hour bigint, PRIMARY KEY (worker, hour)) ON COMMIT DELETE ROWS",
        "CREATE TEMPORARY TABLE place (station smallint, hour bigint) ON COMMIT DELETE ROWS"
    };

    private static final String[] AFTER_A_BATCH = {
        "INSERT INTO cell SELECT DISTINCT worker, ts / %1$d + later FROM changed, generate_series(0, 2) AS later",
        // Nobody else tells the planner how large they are.
        "ANALYZE changed, cell",
        """
        WITH gone AS (
          DELETE FROM run USING cell WHERE run.worker = cell.worker AND run.hour = cell.hour RETURNING run.station, run.hour)
        INSERT INTO place SELECT DISTINCT station, hour FROM gone""",
        """
        WITH source AS (
          SELECT worker AS of_worker, (min(hour) - 2) * %1$d AS first, (max(hour) + 1) * %1$d AS last FROM cell GROUP BY worker),
        fact AS (
          SELECT worker, ts, kind, station, confidence FROM source JOIN public.fact
            ON worker = of_worker AND ts >= first AND ts < last),
        %2$s,
        cut AS (
          SELECT worker, since / %1$d + later AS hour, greatest(since, (since / %1$d + later) * %1$d) AS since,
            least(until, (since / %1$d + later + 1) * %1$d) AS until, station, kind
          FROM run, generate_series(0, 1) AS later),
        made AS (
          INSERT INTO public.run SELECT cut.* FROM cut JOIN cell ON cell.worker = cut.worker AND cell.hour = cut.hour
          WHERE since < until RETURNING station, hour)
        INSERT INTO place SELECT DISTINCT station, hour FROM made""",
        // What is empty now gets no line below.
        """
        UPDATE worker_hour SET working = 0, idle = 0, absent = 0 FROM cell
        WHERE worker_hour.hour = cell.hour AND worker_hour.worker = cell.worker""",
        """
        INSERT INTO worker_hour
        SELECT worker, hour, sum(working), sum(idle), sum(absent), sum(units), sum(events)
        FROM (
          SELECT cell.worker, cell.hour, coalesce(sum(until - since) FILTER (WHERE kind = 2), 0) AS working,
            coalesce(sum(until - since) FILTER (WHERE kind = 1), 0) AS idle,
            coalesce(sum(until - since) FILTER (WHERE kind = 0), 0) AS absent, 0 AS units, 0 AS events
          FROM cell LEFT JOIN run ON run.worker = cell.worker AND run.hour = cell.hour GROUP BY 1, 2
          UNION ALL
          SELECT worker, ts / %1$d, 0, 0, 0, sum(units - coalesce(had_units, 0)), count(*) FILTER (WHERE had_station IS NULL)
          FROM changed GROUP BY 1, 2) part
        GROUP BY worker, hour
        HAVING sum(working + idle + absent + events) > 0 OR sum(units) <> 0
        ON CONFLICT (hour, worker) DO UPDATE SET working = EXCLUDED.working, idle = EXCLUDED.idle,
          absent = EXCLUDED.absent, units = worker_hour.units + EXCLUDED.units,
          events = worker_hour.events + EXCLUDED.events""",
        "ANALYZE place",
        """
        WITH present AS (
          SELECT station, hour, kind, since, until FROM run
          JOIN (SELECT DISTINCT station, hour FROM place) touched USING (station, hour) WHERE kind > 0),
        occupied AS (%3$s),
        working AS (%4$s)
        INSERT INTO station_hour
        SELECT station, hour, sum(occupied), sum(working), sum(person), sum(units), sum(events)
        FROM (
          SELECT DISTINCT station, hour, 0 AS occupied, 0 AS working, 0 AS person, 0 AS units, 0 AS events FROM place
          UNION ALL
          SELECT station, hour, %5$s, 0, sum(until - since), 0, 0 FROM occupied GROUP BY 1, 2
          UNION ALL
          SELECT station, hour, 0, %5$s, 0, 0, 0 FROM working GROUP BY 1, 2) part
        GROUP BY station, hour
        ON CONFLICT (hour, station) DO UPDATE SET occupied = EXCLUDED.occupied, working = EXCLUDED.working,
          person = EXCLUDED.person""",
        """
        INSERT INTO station_hour
        SELECT station, hour, 0, 0, 0, sum(units), sum(events) FROM (
          SELECT station, ts / %1$d AS hour, units, 1 AS events FROM changed
          UNION ALL
          SELECT had_station, ts / %1$d, -had_units, -1 FROM changed WHERE had_station IS NOT NULL) part
        GROUP BY 1, 2
        ON CONFLICT (hour, station) DO UPDATE SET units = station_hour.units + EXCLUDED.units,
          events = station_hour.events + EXCLUDED.events"""
    };

    private final String merge;
    private final String[] after;

    public PostgresRollup(World world, Path folder) {
        super(world, folder);
        server.createFacts();
        server.execute(TABLES);
        server.commit();
        merge = "WITH merged AS (" + PostgresServer.merge() + """

                RETURNING fact.worker, fact.ts, old.station AS had_station, old.units AS had_units, new.station, new.units)
                INSERT INTO changed SELECT * FROM merged""";
        // Without a window: the runs of the facts that were picked.
        String law = new SqlLaw(Dialect.POSTGRES)
                .runs(new Window(2 * World.HOLD, Long.MAX_VALUE), "fact", "")
                .replaceFirst("WITH ", "")
                .strip();
        after = Stream.of(AFTER_A_BATCH)
                .map(sql -> sql.formatted(World.HOUR, law, covered(""), covered("WHERE kind = 2"), SqlLaw.union()))
                .toArray(String[]::new);
    }

    private static String covered(String where) {
        return "SELECT station, hour, since, until, max(until) OVER (PARTITION BY station, hour ORDER BY since, until"
                + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered FROM present " + where;
    }

    @Override
    public String name() {
        return "postgres-rollup";
    }

    @Override
    public List<String> settings() {
        return Stream.concat(
                        PostgresServer.settings().stream(),
                        Stream.of(
                                "in the transaction of each batch: runs cut at hours and hourly tallies per worker and per station"
                                        + " computed anew where the batch can have changed them; questions read tallies, and runs and"
                                        + " facts at the window's edges"))
                .toList();
    }

    @Override
    public void take(List<Fact> facts) {
        server.copy(facts);
        server.execute(merge);
        server.execute(after);
        server.commit();
    }

    @Override
    String sql(Question question) {
        return RollupQuestions.sql(question);
    }
}
