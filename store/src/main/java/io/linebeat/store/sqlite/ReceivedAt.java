package io.linebeat.store.sqlite;

/// When facts came in, by their places in the order of arrival. Facts that came together stand together, so the last
/// answer is often the next.
final class ReceivedAt {
    private final Statements sql;
    private long from;
    private long end;
    private long at;

    ReceivedAt(Statements sql) {
        this.sql = sql;
    }

    long of(long seq) {
        if (seq < from || seq >= end) {
            sql.query(
                    "SELECT seq, seq + facts, at FROM arrival WHERE seq <= ? ORDER BY seq DESC LIMIT 1",
                    row -> {
                        from = row.getLong(1);
                        end = row.getLong(2);
                        at = row.getLong(3);
                    },
                    seq);
        }
        return at;
    }
}
