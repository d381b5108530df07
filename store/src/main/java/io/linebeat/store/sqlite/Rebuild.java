package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Post;
import io.linebeat.store.Progress;
import java.util.ArrayList;
import java.util.List;

/// Computes runs and tallies anew from the facts, a stretch of time after the other, within one transaction.
final class Rebuild {
    /// About a day: bounds what is in memory at once.
    private static final long CELLS_AT_ONCE = 96;

    private final Desk desk;
    private final Rules rules;

    Rebuild(Desk desk, Rules rules) {
        this.desk = desk;
        this.rules = rules;
    }

    void run(Progress progress) {
        Statements sql = desk.sql();
        sql.update("DELETE FROM run");
        sql.update("DELETE FROM worker_tally");
        sql.update("DELETE FROM station_tally");
        long first = sql.number("SELECT min(cell) FROM fact");
        long reach = Math.ceilDiv(rules.longestHold(), Grid.CELL) + 1;
        long end = sql.number("SELECT max(cell) FROM fact") + reach;
        if (sql.number("SELECT count(*) FROM (SELECT 1 FROM fact LIMIT 1)") == 0) {
            return;
        }
        for (long cell = first; cell < end; cell += CELLS_AT_ONCE) {
            long next = Math.min(cell + CELLS_AT_ONCE, end);
            desk.mindClosing();
            restore(cell, next, reach);
            progress.reached(next - first, end - first);
        }
    }

    private void restore(long first, long end, long reach) {
        for (Lane lane : lanes(first - reach, end)) {
            desk.ledger().restoreRuns(lane, first, end);
        }
        List<Post> posts = new ArrayList<>();
        List<Long> cells = new ArrayList<>();
        desk.sql()
                .query(
                        "SELECT DISTINCT cell, stream, station FROM run WHERE cell >= ? AND cell < ? AND state > 0",
                        row -> {
                            cells.add(row.getLong(1));
                            posts.add(new Post(
                                    desk.names().stream(row.getInt(2), desk.sql()),
                                    desk.names().stations().name(row.getInt(3))));
                        },
                        first,
                        end);
        for (int i = 0; i < posts.size(); i++) {
            desk.ledger().restoreStation(posts.get(i), cells.get(i));
        }
        restoreCounts(first, end);
    }

    private void restoreCounts(long first, long end) {
        desk.sql()
                .query(
                        "SELECT cell, stream, worker, station, sum(count), count(*) FROM fact"
                                + " WHERE cell >= ? AND cell < ? GROUP BY cell, stream, worker, station",
                        row -> {
                            Stream stream = desk.names().stream(row.getInt(2), desk.sql());
                            desk.ledger()
                                    .restoreCounts(
                                            new Lane(
                                                    stream,
                                                    desk.names().workers().name(row.getInt(3))),
                                            new Post(
                                                    stream,
                                                    desk.names().stations().name(row.getInt(4))),
                                            row.getLong(1),
                                            row.getLong(5),
                                            row.getLong(6));
                        },
                        first,
                        end);
    }

    private List<Lane> lanes(long first, long end) {
        List<Lane> lanes = new ArrayList<>();
        desk.sql()
                .query(
                        "SELECT DISTINCT stream, worker FROM fact WHERE cell >= ? AND cell < ?",
                        row -> lanes.add(new Lane(
                                desk.names().stream(row.getInt(1), desk.sql()),
                                desk.names().workers().name(row.getInt(2)))),
                        first,
                        end);
        return lanes;
    }
}
