package io.linebeat.store.sqlite;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The numbers under which texts stand in the rows. The writer alone looks for numbers, and adds to them before the
/// rows that need them can be seen; readers look up what a number stands for.
final class Names {
    static final int NONE = 0;
    static final int LIVE = 0;

    /// A model's id and version; either may be missing, then it is empty.
    record ModelName(String id, String version) {}

    private final Dictionary<WorkerId> workers = new Dictionary<>();
    private final Dictionary<StationId> stations = new Dictionary<>();
    private final Dictionary<Stream> streams = new Dictionary<>();
    private final Dictionary<CameraId> cameras = new Dictionary<>();
    private final Dictionary<ModelName> models = new Dictionary<>();

    /// One direction and the other.
    static final class Dictionary<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final Map<Integer, T> names = new ConcurrentHashMap<>();

        void put(int number, T name) {
            names.put(number, name);
            numbers.put(name, number);
        }

        @Nullable
        Integer find(T name) {
            return numbers.get(name);
        }

        /// The number of a worker or a station, who must be registered.
        int number(T name) {
            Integer number = find(name);
            if (number == null) {
                throw new IllegalArgumentException("not registered: " + name);
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

    Dictionary<Stream> streams() {
        return streams;
    }

    Dictionary<CameraId> cameras() {
        return cameras;
    }

    Dictionary<ModelName> models() {
        return models;
    }

    /// Reads everything from the database: at the start, and after a rollback took rows away.
    void load(Statements sql) {
        workers.clear();
        stations.clear();
        streams.clear();
        cameras.clear();
        models.clear();
        streams.put(LIVE, Stream.LIVE);
        sql.query(
                "SELECT no, site, id FROM worker",
                row -> workers.put(row.getInt(1), new WorkerId(new SiteId(row.getString(2)), row.getString(3))));
        sql.query(
                "SELECT no, site, id FROM station",
                row -> stations.put(row.getInt(1), new StationId(new SiteId(row.getString(2)), row.getString(3))));
        sql.query(
                "SELECT no, model, version FROM stream",
                row -> streams.put(row.getInt(1), new Stream.Shadow(row.getString(2), row.getString(3))));
        sql.query(
                "SELECT no, site, id FROM camera",
                row -> cameras.put(row.getInt(1), new CameraId(new SiteId(row.getString(2)), row.getString(3))));
        sql.query(
                "SELECT no, id, version FROM model",
                row -> models.put(row.getInt(1), new ModelName(row.getString(2), row.getString(3))));
    }

    int intern(Stream stream, Statements sql) {
        return switch (stream) {
            case Stream.Live _ -> LIVE;
            case Stream.Shadow shadow ->
                intern(
                        streams,
                        stream,
                        sql,
                        "INSERT INTO stream (model, version) VALUES (?, ?) RETURNING no",
                        shadow.model(),
                        shadow.version());
        };
    }

    int intern(CameraId camera, Statements sql) {
        return intern(
                cameras,
                camera,
                sql,
                "INSERT INTO camera (site, id) VALUES (?, ?) RETURNING no",
                camera.site().value(),
                camera.value());
    }

    int intern(ModelName model, Statements sql) {
        return intern(
                models,
                model,
                sql,
                "INSERT INTO model (id, version) VALUES (?, ?) RETURNING no",
                model.id(),
                model.version());
    }

    private static <T> int intern(Dictionary<T> dictionary, T name, Statements sql, String insert, Object... texts) {
        Integer known = dictionary.find(name);
        if (known != null) {
            return known;
        }
        int number = (int) sql.number(insert, texts);
        dictionary.put(number, name);
        return number;
    }
}
