package io.linebeat.core.roster;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Everyone and everything registered, in order of (site, id). Immutable.
public final class Roster {
    public static final Roster EMPTY = new Roster(new TreeMap<>(), new TreeMap<>());

    private final NavigableMap<WorkerId, Worker> workers;
    private final NavigableMap<StationId, Station> stations;
    /// The same for whoever looks for one: the door does so for each fact.
    private final Map<WorkerId, Worker> workersById;
    private final Map<StationId, Station> stationsById;

    private Roster(NavigableMap<WorkerId, Worker> workers, NavigableMap<StationId, Station> stations) {
        this.workers = Collections.unmodifiableNavigableMap(workers);
        this.stations = Collections.unmodifiableNavigableMap(stations);
        this.workersById = new HashMap<>(workers);
        this.stationsById = new HashMap<>(stations);
    }

    public static Roster of(Collection<Worker> workers, Collection<Station> stations) {
        NavigableMap<WorkerId, Worker> byWorker = new TreeMap<>();
        workers.forEach(worker -> byWorker.put(worker.id(), worker));
        NavigableMap<StationId, Station> byStation = new TreeMap<>();
        stations.forEach(station -> byStation.put(station.id(), station));
        return new Roster(byWorker, byStation);
    }

    public Roster with(Worker worker) {
        NavigableMap<WorkerId, Worker> more = new TreeMap<>(workers);
        more.put(worker.id(), worker);
        return new Roster(more, stations);
    }

    public Roster with(Station station) {
        NavigableMap<StationId, Station> more = new TreeMap<>(stations);
        more.put(station.id(), station);
        return new Roster(workers, more);
    }

    public Collection<Worker> workers() {
        return workers.values();
    }

    public Collection<Station> stations() {
        return stations.values();
    }

    public @Nullable Worker find(WorkerId id) {
        return workersById.get(id);
    }

    public @Nullable Station find(StationId id) {
        return stationsById.get(id);
    }

    /// The sites that have a worker or a station, and the default one.
    public SortedSet<SiteId> sites() {
        SortedSet<SiteId> sites = new TreeSet<>();
        sites.add(SiteId.DEFAULT);
        workers.keySet().forEach(id -> sites.add(id.site()));
        stations.keySet().forEach(id -> sites.add(id.site()));
        return sites;
    }
}
