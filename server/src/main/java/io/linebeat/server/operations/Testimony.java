package io.linebeat.server.operations;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Stream;
import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Said;
import org.jspecify.annotations.Nullable;

/// Tells the oracle a fact in its own words.
public final class Testimony {
    private static final int NO_CONFIDENCE = -1;

    private Testimony() {}

    public static Said of(Fact fact) {
        Confidence confidence = fact.confidence();
        CameraId camera = fact.source().camera();
        return new Said(
                stream(fact.stream()),
                fact.worker().site().value(),
                fact.worker().value(),
                fact.station().value(),
                kind(fact),
                fact.at(),
                fact.count(),
                confidence == null ? NO_CONFIDENCE : confidence.millionths(),
                orEmpty(fact.source().eventId()),
                camera == null ? "" : camera.value(),
                orEmpty(fact.source().modelId()),
                orEmpty(fact.source().modelVersion()));
    }

    private static String stream(Stream stream) {
        return switch (stream) {
            case Stream.Live _ -> "";
            case Stream.Shadow(String model, String version) -> model + '\0' + version;
        };
    }

    private static Kind kind(Fact fact) {
        return switch (fact) {
            case Production _ -> Kind.PRODUCTION;
            case Observation observation ->
                switch (observation.state()) {
                    case ABSENT -> Kind.ABSENT;
                    case IDLE -> Kind.IDLE;
                    case WORKING -> Kind.WORKING;
                };
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
