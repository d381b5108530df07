package io.linebeat.store.sqlite;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Farewell;
import io.linebeat.store.Registration;
import java.util.ArrayList;
import java.util.List;

/// The tables of workers and stations.
final class Registry {
    /// What a reset erases besides the facts.
    static final List<String> ERASED = List.of("refusal", "worker", "station", "stream", "camera", "model");

    private Registry() {}

    static Roster roster(Statements sql) {
        List<Worker> workers = new ArrayList<>();
        sql.query(
                "SELECT site, id, name FROM worker",
                row -> workers.add(
                        new Worker(new WorkerId(new SiteId(row.getString(1)), row.getString(2)), row.getString(3))));
        List<Station> stations = new ArrayList<>();
        sql.query(
                "SELECT site, id, name, type FROM station",
                row -> stations.add(new Station(
                        new StationId(new SiteId(row.getString(1)), row.getString(2)),
                        row.getString(3),
                        row.getString(4))));
        return Roster.of(workers, stations);
    }

    /// How often what is registered has changed.
    static long version(Desk desk) {
        return desk.sql().number("SELECT roster_version FROM census");
    }

    private static void changed(Desk desk) {
        desk.sql().update("UPDATE census SET roster_version = roster_version + 1");
    }

    /// Tells of everyone and everything that another roster does not have just so.
    static void othersThan(Roster roster, Statements sql, Farewell farewell) {
        Roster registered = roster(sql);
        registered.workers().stream()
                .filter(worker -> !worker.equals(roster.find(worker.id())))
                .forEach(farewell::leaving);
        registered.stations().stream()
                .filter(station -> !station.equals(roster.find(station.id())))
                .forEach(farewell::leaving);
    }

    /// Erases every row but the settings; numbers, and the order of arrival, go on.
    static void eraseEverything(Desk desk) {
        desk.archive().erase();
        for (String table : ERASED) {
            desk.sql().update("DELETE FROM " + table);
        }
        desk.sql().update("UPDATE census SET aside = 0, refused_ever = 0, roster_version = roster_version + 1");
        desk.directory().load(desk.sql());
    }

    static Registration register(Desk desk, Worker worker) {
        WorkerId id = worker.id();
        Integer known = desk.directory().workers().find(id);
        if (known != null) {
            return outcome(
                    desk.sql().number("SELECT count(*) FROM worker WHERE no = ? AND name = ?", known, worker.name()));
        }
        int no = (int) desk.sql()
                .number(
                        "INSERT INTO worker (site, id, name) VALUES (?, ?, ?) RETURNING no",
                        id.site().value(),
                        id.value(),
                        worker.name());
        desk.directory().workers().put(no, id);
        changed(desk);
        return Registration.CREATED;
    }

    static Registration register(Desk desk, Station station) {
        StationId id = station.id();
        Integer known = desk.directory().stations().find(id);
        if (known != null) {
            return outcome(desk.sql()
                    .number(
                            "SELECT count(*) FROM station WHERE no = ? AND name = ? AND type = ?",
                            known,
                            station.name(),
                            station.type()));
        }
        int no = (int) desk.sql()
                .number(
                        "INSERT INTO station (site, id, name, type) VALUES (?, ?, ?, ?) RETURNING no",
                        id.site().value(),
                        id.value(),
                        station.name(),
                        station.type());
        desk.directory().stations().put(no, id);
        changed(desk);
        return Registration.CREATED;
    }

    private static Registration outcome(long sameContent) {
        return sameContent == 1 ? Registration.UNCHANGED : Registration.DIFFERENT;
    }
}
