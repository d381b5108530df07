package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/// The changes of a transaction to the tallies. They are summed up before they are written, level by level: a batch
/// that touches many cells of one day changes the day's row once.
final class Tallies {
    /// Sums that may wait in memory; a rebuild comes to more, and writes them in several goes.
    private static final int MAX_WAITING = 50_000;

    private static final String ADD_TO_WORKER =
            "INSERT INTO worker_tally (level, cell, stream, worker, working, idle, absent, units, events)"
                    + " VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET working = working + excluded.working,"
                    + " idle = idle + excluded.idle, absent = absent + excluded.absent,"
                    + " units = units + excluded.units, events = events + excluded.events";
    private static final String ADD_TO_STATION =
            "INSERT INTO station_tally (level, cell, stream, station, occupied, working, person, units, events)"
                    + " VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET occupied = occupied + excluded.occupied,"
                    + " working = working + excluded.working, person = person + excluded.person,"
                    + " units = units + excluded.units, events = events + excluded.events";

    private final Statements sql;
    private final Map<Key, WorkerTally> workers = new HashMap<>();
    private final Map<Key, StationTally> stations = new HashMap<>();

    Tallies(Statements sql) {
        this.sql = sql;
    }

    /// @param number the worker's or the station's
    record Key(long cell, int stream, int number) {
        Key coarser() {
            return new Key(Grid.coarser(cell, 1), stream, number);
        }
    }

    void addToWorker(Key key, WorkerTally delta) {
        workers.merge(key, delta, WorkerTally::plus);
        writeIfMany();
    }

    void addToStation(Key key, StationTally delta) {
        stations.merge(key, delta, StationTally::plus);
        writeIfMany();
    }

    /// What waits to be added to a station's tally.
    StationTally waiting(Key key) {
        return stations.getOrDefault(key, StationTally.ZERO);
    }

    private void writeIfMany() {
        if (workers.size() + stations.size() > MAX_WAITING) {
            write();
        }
    }

    void write() {
        writeLevels(workers, WorkerTally.ZERO, WorkerTally::plus, this::write);
        writeLevels(stations, StationTally.ZERO, StationTally::plus, this::write);
        forget();
    }

    /// After a rollback.
    void forget() {
        workers.clear();
        stations.clear();
    }

    @FunctionalInterface
    private interface Row<T> {
        void write(int level, Key key, T delta);
    }

    private static <T> void writeLevels(Map<Key, T> finest, T zero, BinaryOperator<T> plus, Row<T> row) {
        Map<Key, T> sums = finest;
        for (int level = 0; level < Grid.LEVELS; level++) {
            int ofLevel = level;
            Map<Key, T> coarser = new HashMap<>();
            BiConsumer<Key, T> write = (key, delta) -> {
                if (!delta.equals(zero)) {
                    row.write(ofLevel, key, delta);
                    coarser.merge(key.coarser(), delta, plus);
                }
            };
            sums.forEach(write);
            sums = coarser;
        }
    }

    private void write(int level, Key key, WorkerTally delta) {
        sql.update(
                ADD_TO_WORKER,
                level,
                key.cell(),
                key.stream(),
                key.number(),
                delta.working(),
                delta.idle(),
                delta.absent(),
                delta.units(),
                delta.events());
    }

    private void write(int level, Key key, StationTally delta) {
        sql.update(
                ADD_TO_STATION,
                level,
                key.cell(),
                key.stream(),
                key.number(),
                delta.occupied(),
                delta.working(),
                delta.person(),
                delta.units(),
                delta.events());
    }
}
