package io.linebeat.core.fact;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What a camera's model said, once: an [Observation] of a worker's state or a [Production] of units.
///
/// `at` is in microseconds since the epoch. Nothing here depends on when or how often the fact arrived.
public sealed interface Fact permits Observation, Production {
    Stream stream();

    WorkerId worker();

    StationId station();

    long at();

    @Nullable
    Confidence confidence();

    Source source();

    /// Units finished; 0 for an observation.
    long count();

    /// The place of its kind in the order absent < idle < working < production.
    int kindRank();

    /// The one order that ranks facts. It decides conflicts of one identity and ties at one instant, so that the order
    /// of arrival never changes a figure. Facts that compare equal say the same.
    Comparator<Fact> RANK = Comparator.comparing(Fact::confidence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(Fact::kindRank)
            .thenComparing(fact -> fact.station().value(), Utf8Order.INSTANCE)
            .thenComparingLong(Fact::count)
            .thenComparing(fact -> fact.source().eventId(), Comparator.nullsFirst(Utf8Order.INSTANCE))
            .thenComparing(Fact::cameraText, Comparator.nullsFirst(Utf8Order.INSTANCE))
            .thenComparing(fact -> fact.source().modelId(), Comparator.nullsFirst(Utf8Order.INSTANCE))
            .thenComparing(fact -> fact.source().modelVersion(), Comparator.nullsFirst(Utf8Order.INSTANCE));

    /// The rank of a production, which stands above every state. It is stored: it never changes.
    int PRODUCTION = 3;

    /// By instant, then by rank: the order in which a worker's facts are read.
    Comparator<Fact> BY_TIME = Comparator.comparingLong(Fact::at).thenComparing(RANK);

    private @Nullable String cameraText() {
        CameraId camera = source().camera();
        return camera == null ? null : camera.value();
    }

    /// The fact of a kind; `count` is read for a production alone.
    static Fact of(
            Stream stream,
            WorkerId worker,
            StationId station,
            long at,
            int kindRank,
            long count,
            @Nullable Confidence confidence,
            Source source) {
        return kindRank == PRODUCTION
                ? new Production(stream, worker, station, at, count, confidence, source)
                : new Observation(stream, worker, station, at, State.ofRank(kindRank), confidence, source);
    }
}
