package io.linebeat.core.ledger;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Origin;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Utf8Order;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The numbers under which the ledger knows who, where and from which camera. A number is given once and for ever.
///
/// A lane's number has its stream in the upper half, 0 for the live one, and its worker in the lower.
public interface Names {

    long lane(Lane lane);

    Lane lane(long number);

    int station(StationId station);

    StationId station(int number);

    long origin(Origin origin);

    Origin origin(long number);

    static boolean isLive(long lane) {
        return lane >>> Integer.SIZE == 0;
    }

    /// A station as a lane's stream sees it.
    static long post(long lane, int station) {
        return (lane & 0xFFFF_FFFF_0000_0000L) | station;
    }

    static int stationOf(long post) {
        return (int) post;
    }

    /// In the order of ids, not of numbers.
    default int compareStations(int a, int b) {
        return a == b ? 0 : Utf8Order.compare(station(a).value(), station(b).value());
    }

    default int compareOrigins(long a, long b) {
        return a == b ? 0 : ORIGINS.compare(origin(a), origin(b));
    }

    Comparator<Origin> ORIGINS = Comparator.comparing(Names::cameraText, Comparator.nullsFirst(Utf8Order.INSTANCE))
            .thenComparing(Origin::modelId, Comparator.nullsFirst(Utf8Order.INSTANCE))
            .thenComparing(Origin::modelVersion, Comparator.nullsFirst(Utf8Order.INSTANCE));

    private static @Nullable String cameraText(Origin origin) {
        CameraId camera = origin.camera();
        return camera == null ? null : camera.value();
    }
}
