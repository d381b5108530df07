package io.linebeat.store.sqlite;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.store.Recorded;
import io.linebeat.store.sqlite.Names.ModelName;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Facts as rows and back.
final class FactRows {
    /// What [#read] expects, in this order.
    static final String COLUMNS = "stream, worker, at, identity, kind, station, count, confidence, camera, model";

    static final String RECORDED_COLUMNS = COLUMNS + ", seq, received_at, demo";
    static final int MISSING_CONFIDENCE = -1;
    private static final int PRODUCTION = 3;

    private final Names names;
    private final Statements sql;

    FactRows(Names names, Statements sql) {
        this.names = names;
        this.sql = sql;
    }

    /// The part of a fact's identity that the key's other columns do not hold. A named event begins with `s` (state)
    /// or `p` (production), one that its content names with `=`; the texts follow whole.
    static String identity(Fact fact) {
        String eventId = fact.source().eventId();
        if (eventId != null) {
            return (fact instanceof Production ? "p" : "s") + eventId;
        }
        return "=" + fact.kindRank() + ":" + fact.count() + ":" + fact.station().value();
    }

    private static @Nullable String eventId(String identity) {
        return identity.charAt(0) == '=' ? null : identity.substring(1);
    }

    static int confidence(@Nullable Confidence confidence) {
        return confidence == null ? MISSING_CONFIDENCE : confidence.millionths();
    }

    static @Nullable Confidence confidence(int stored) {
        return stored == MISSING_CONFIDENCE ? null : new Confidence(stored);
    }

    /// The model as a row names it: its number, after it was given one.
    int model(Source source) {
        if (source.modelId() == null && source.modelVersion() == null) {
            return Names.NONE;
        }
        return names.models().number(new ModelName(orEmpty(source.modelId()), orEmpty(source.modelVersion())), sql);
    }

    int camera(Source source) {
        CameraId camera = source.camera();
        return camera == null ? Names.NONE : names.cameras().number(camera, sql);
    }

    Fact read(ResultSet row) throws SQLException {
        Stream stream = names.stream(row.getInt(1), sql);
        WorkerId worker = names.workers().name(row.getInt(2));
        long at = row.getLong(3);
        int kind = row.getInt(5);
        StationId station = names.stations().name(row.getInt(6));
        Confidence confidence = confidence(row.getInt(8));
        Source source = source(eventId(row.getString(4)), row.getInt(9), row.getInt(10));
        if (kind == PRODUCTION) {
            return new Production(stream, worker, station, at, row.getLong(7), confidence, source);
        }
        return new Observation(stream, worker, station, at, State.ofRank(kind), confidence, source);
    }

    Recorded readRecorded(ResultSet row) throws SQLException {
        return new Recorded(read(row), row.getLong(11), row.getLong(12), row.getInt(13) == 1);
    }

    private Source source(@Nullable String eventId, int camera, int model) {
        CameraId cameraId = camera == Names.NONE ? null : names.cameras().name(camera, sql);
        if (model == Names.NONE) {
            return eventId == null && cameraId == null ? Source.UNKNOWN : new Source(eventId, cameraId, null, null);
        }
        ModelName name = names.models().name(model, sql);
        return new Source(eventId, cameraId, orNull(name.id()), orNull(name.version()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
