package io.linebeat.sim;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.StationId;

/// The camera above a station, and the model that looks through it.
record Camera(CameraId id, String modelVersion) {
    private static final String MODEL = "pose-activity";
    private static final String VERSION = "2.3.1";
    /// One station tries the next version already.
    private static final String NEXT_VERSION = "2.4.0";

    private static final String STATION_OF_NEXT = "S6";

    static Camera above(StationId station) {
        CameraId id = new CameraId(station.site(), "cam-" + station.value());
        return new Camera(id, station.value().equals(STATION_OF_NEXT) ? NEXT_VERSION : VERSION);
    }

    Source says(String eventId) {
        return new Source(eventId, id, MODEL, modelVersion);
    }
}
