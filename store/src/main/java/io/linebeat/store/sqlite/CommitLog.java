package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Arrivals;
import io.linebeat.core.ledger.Entry;
import io.linebeat.core.ledger.Page;
import io.linebeat.store.pack.PackedFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The log: what commits took in, as long as a page needs it.
final class CommitLog {
    private final Statements sql;
    /// How many facts each row has.
    private final NavigableMap<Long, Integer> rows = new TreeMap<>();

    private long last;
    private long facts;

    CommitLog(Statements sql) {
        this.sql = sql;
    }

    void load() {
        rows.clear();
        facts = 0;
        last = 0;
        sql.query("SELECT no, facts FROM log", row -> put(row.getLong(1), row.getInt(2)));
    }

    private void put(long no, int ofRow) {
        rows.put(no, ofRow);
        facts += ofRow;
        last = Math.max(last, no);
    }

    /// The number of the next commit.
    long next() {
        return last + 1;
    }

    long facts() {
        return facts;
    }

    /// Hears of a row.
    interface Reader {
        void read(long no, PackedFacts facts);
    }

    void each(Reader reader) {
        for (long no : List.copyOf(rows.keySet())) {
            List<PackedFacts> found = new ArrayList<>(1);
            sql.query(
                    "SELECT packed, sources FROM log WHERE no = ?",
                    row -> found.add(PackedFacts.of(row.getBytes(1), row.getBytes(2), no)),
                    no);
            reader.read(no, found.getFirst());
        }
    }

    /// Writes what an entry took in.
    void add(Entry entry) {
        Arrivals arrivals = entry.arrivals();
        PackedFacts.Packing packing = new PackedFacts.Packing(64, arrivals.size());
        long lane = -1;
        for (int arrival : entry.order()) {
            if (entry.isTaken(arrival)) {
                if (arrivals.lane(arrival) != lane) {
                    lane = arrivals.lane(arrival);
                    packing.lane(lane);
                }
                packing.add(arrivals.facts(), arrival);
            }
        }
        long no = next();
        int size = packing.facts();
        sql.update(
                "INSERT INTO log (no, facts, packed, sources) VALUES (?, ?, ?, ?)",
                no,
                size,
                packing.packed(no),
                packing.sources(no));
        put(no, size);
    }

    /// The first of the youngest rows that together have no more than so many facts.
    long firstOfTheLast(int most) {
        long tooMany = facts - most;
        long first = 0;
        // The oldest that are too many are soon gone, so these are few.
        for (Map.Entry<Long, Integer> row : rows.entrySet()) {
            if (tooMany <= 0) {
                break;
            }
            tooMany -= row.getValue();
            first = row.getKey() + 1;
        }
        return first;
    }

    /// Lets go of the rows that no page needs.
    void removeBefore(long no) {
        NavigableMap<Long, Integer> done = rows.headMap(no, false);
        if (!done.isEmpty()) {
            sql.update("DELETE FROM log WHERE no < ?", no == Page.KEPT ? Long.MAX_VALUE : no);
            facts -= done.values().stream().mapToLong(Integer::longValue).sum();
            done.clear();
        }
    }
}
