package io.linebeat.store.sqlite;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.store.Busy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The numbers under which texts stand in the rows. The writer alone looks for numbers, and adds to them before the
/// rows that need them can be seen; readers look up what a number stands for.
final class Directory {
    static final int NONE = 0;
    static final int LIVE = 0;

    /// A model's id and version; either may be missing, then it is empty.
    record ModelName(String id, String version) {}

    private final AtomicLong erasures = new AtomicLong();
    private final Dictionary<WorkerId> workers = new Dictionary<>();
    private final Dictionary<StationId> stations = new Dictionary<>();
    private final Interned<Stream.Shadow> shadows = new Interned<>(
            "stream", "model", "version", shadow -> List.of(shadow.model(), shadow.version()), Stream.Shadow::new);
    private final Interned<CameraId> cameras = new Interned<>(
            "camera",
            "site",
            "id",
            camera -> List.of(camera.site().value(), camera.value()),
            (site, id) -> new CameraId(new SiteId(site), id));
    private final Interned<ModelName> models =
            new Interned<>("model", "id", "version", model -> List.of(model.id(), model.version()), ModelName::new);

    /// Those who are registered: all of them in memory, as the roster is.
    static final class Dictionary<T> {
        private final Map<T, Integer> numbers = new ConcurrentHashMap<>();
        private final Map<Integer, T> names = new ConcurrentHashMap<>();

        void put(int number, T name) {
            names.put(number, name);
            numbers.put(name, number);
        }

        @Nullable
        Integer find(T name) {
            return numbers.get(name);
        }

        /// The number of a worker or a station. The door asked whether there is one; a reset may have come in between.
        int number(T name) {
            Integer number = find(name);
            if (number == null) {
                throw new Busy("the database was reset while this waited");
            }
            return number;
        }

        T name(int number) {
            T name = names.get(number);
            if (name == null) {
                throw new IllegalStateException("a row names number " + number + ", which nothing stands under");
            }
            return name;
        }

        /// Numbers are never given twice, so those of erased rows may stay: a reader of an older snapshot still needs
        /// them.
        void clear() {
            numbers.clear();
        }
    }

    Dictionary<WorkerId> workers() {
        return workers;
    }

    Dictionary<StationId> stations() {
        return stations;
    }

    Interned<CameraId> cameras() {
        return cameras;
    }

    Interned<ModelName> models() {
        return models;
    }

    int number(Stream stream, Statements sql) {
        return switch (stream) {
            case Stream.Live _ -> LIVE;
            case Stream.Shadow shadow -> shadows.number(shadow, sql);
        };
    }

    Stream stream(int number, Statements sql) {
        return number == LIVE ? Stream.LIVE : shadows.name(number, sql);
    }

    /// Counts when what is registered begins to be read anew, and when it has been: numbers that were looked up between
    /// two equal counts are good.
    long erasures() {
        return erasures.get();
    }

    /// Reads who is registered: at the start, and after rows were taken away.
    void load(Statements sql) {
        erasures.incrementAndGet();
        workers.clear();
        stations.clear();
        shadows.forget();
        cameras.forget();
        models.forget();
        // From the tables, whose rows are sealed: an index would do, and is not.
        sql.query(
                "SELECT no, site, id FROM worker NOT INDEXED",
                row -> workers.put(row.getInt(1), new WorkerId(new SiteId(row.getString(2)), row.getString(3))));
        sql.query(
                "SELECT no, site, id FROM station NOT INDEXED",
                row -> stations.put(row.getInt(1), new StationId(new SiteId(row.getString(2)), row.getString(3))));
        erasures.incrementAndGet();
    }
}
