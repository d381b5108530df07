package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Arrivals;
import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Slice;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Takes over the facts of a database whose schema kept them as rows. All of it is one transaction: who is interrupted
/// begins again.
final class FirstSchema {
    /// Facts that are entered together.
    private static final int AT_ONCE = 50_000;

    private final Statements sql;
    private final Archive archive;
    private long[] lanes = new long[AT_ONCE];
    private Slice.Builder facts = new Slice.Builder(AT_ONCE);

    private FirstSchema(Statements sql, Archive archive) {
        this.sql = sql;
        this.archive = archive;
    }

    static void takeOver(Statements sql, Archive archive) {
        if (sql.number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'fact'") == 1) {
            new FirstSchema(sql, archive).takeOver();
        }
    }

    private void takeOver() {
        sql.update(
                "INSERT INTO arrival (seq, facts, at) SELECT min(seq), max(seq) - min(seq) + 1, received_at FROM fact"
                        + " GROUP BY received_at");
        sql.query(
                "SELECT stream, worker, at, identity, kind, station, count, confidence, camera, model, seq, demo"
                        + " FROM fact ORDER BY cell, at",
                this::read);
        enter();
        sql.update("DROP TABLE fact");
    }

    private void read(ResultSet row) throws SQLException {
        String eventId = Asides.eventId(row.getString(4));
        byte[] id = eventId == null ? new byte[0] : eventId.getBytes(StandardCharsets.UTF_8);
        lanes[facts.size()] = row.getLong(1) << Integer.SIZE | row.getLong(2);
        facts.addNamed(
                row.getLong(3),
                Said.of(row.getInt(6), row.getInt(8), row.getInt(12) == 1, row.getInt(5)),
                row.getLong(7),
                row.getLong(9) << Integer.SIZE | row.getLong(10),
                row.getLong(11),
                id,
                0,
                id.length);
        if (facts.size() == AT_ONCE) {
            enter();
        }
    }

    private void enter() {
        Slice read = facts.build();
        Arrivals.Builder arrivals = new Arrivals.Builder(read.size(), archive.names());
        for (int i = 0; i < read.size(); i++) {
            arrivals.add(lanes[i], read, i);
        }
        archive.enter(arrivals.build());
        facts = new Slice.Builder(AT_ONCE);
    }
}
