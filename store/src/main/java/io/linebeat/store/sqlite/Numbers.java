package io.linebeat.store.sqlite;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Origin;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.ledger.Names;
import io.linebeat.store.sqlite.Directory.ModelName;
import org.jspecify.annotations.Nullable;

/// The ledger's numbers for names, looked up by one connection. Only the writer's gives new ones.
final class Numbers implements Names {
    private static final long LOWER = 0xFFFF_FFFFL;

    private final Directory directory;
    private final Statements sql;

    Numbers(Directory directory, Statements sql) {
        this.directory = directory;
        this.sql = sql;
    }

    @Override
    public long lane(Lane lane) {
        return (long) directory.number(lane.stream(), sql) << Integer.SIZE
                | directory.workers().number(lane.worker());
    }

    @Override
    public Lane lane(long number) {
        return new Lane(
                directory.stream((int) (number >>> Integer.SIZE), sql),
                directory.workers().name((int) number));
    }

    @Override
    public int station(StationId station) {
        return directory.stations().number(station);
    }

    @Override
    public StationId station(int number) {
        return directory.stations().name(number);
    }

    @Override
    public long origin(Origin origin) {
        CameraId camera = origin.camera();
        long cameraNo = camera == null ? Directory.NONE : directory.cameras().number(camera, sql);
        boolean noModel = origin.modelId() == null && origin.modelVersion() == null;
        long modelNo = noModel
                ? Directory.NONE
                : directory
                        .models()
                        .number(new ModelName(orEmpty(origin.modelId()), orEmpty(origin.modelVersion())), sql);
        return cameraNo << Integer.SIZE | modelNo;
    }

    @Override
    public Origin origin(long number) {
        int camera = (int) (number >>> Integer.SIZE);
        int model = (int) (number & LOWER);
        if (number == 0) {
            return Origin.UNKNOWN;
        }
        CameraId cameraId =
                camera == Directory.NONE ? null : directory.cameras().name(camera, sql);
        if (model == Directory.NONE) {
            return new Origin(cameraId, null, null);
        }
        ModelName name = directory.models().name(model, sql);
        return new Origin(cameraId, orNull(name.id()), orNull(name.version()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
