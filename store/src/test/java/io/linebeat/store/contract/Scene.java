package io.linebeat.store.contract;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small plant and what its cameras say of it, for tests that need no chance.
final class Scene {
    static final SiteId PLANT = new SiteId("plant");
    static final SiteId DEPOT = new SiteId("depot");
    static final WorkerId ADA = new WorkerId(PLANT, "Ada");
    static final WorkerId BO = new WorkerId(PLANT, "Bo");
    static final WorkerId ADA_AT_DEPOT = new WorkerId(DEPOT, "Ada");
    static final StationId S1 = new StationId(PLANT, "S1");
    static final StationId S2 = new StationId(PLANT, "S2");
    static final StationId S1_AT_DEPOT = new StationId(DEPOT, "S1");
    static final Stream TRIAL = new Stream.Shadow("pose", "2");

    /// Eight o'clock: a bound of the cells.
    static final long T = Micros.of(Instant.parse("2026-03-02T08:00:00Z"));

    static final long NOW = T + 3 * Micros.DAY;

    private Scene() {}

    static Roster roster() {
        return Roster.of(
                List.of(new Worker(ADA, "Ada L."), new Worker(BO, "Bo D."), new Worker(ADA_AT_DEPOT, "Ada the other")),
                List.of(
                        new Station(S1, "Press", "assembly"),
                        new Station(S2, "Oven", "heat"),
                        new Station(S1_AT_DEPOT, "Ramp", "loading")));
    }

    static void register(Store store, Roster roster) {
        roster.workers().forEach(store::register);
        roster.stations().forEach(store::register);
    }

    static void register(Store store) {
        register(store, roster());
    }

    static long minutes(long minutes) {
        return T + minutes * Micros.MINUTE;
    }

    static Fact working(WorkerId worker, StationId station, long at) {
        return observed(worker, station, at, State.WORKING);
    }

    static Fact idle(WorkerId worker, StationId station, long at) {
        return observed(worker, station, at, State.IDLE);
    }

    static Fact absent(WorkerId worker, StationId station, long at) {
        return observed(worker, station, at, State.ABSENT);
    }

    static Fact observed(WorkerId worker, StationId station, long at, State state) {
        return new Observation(Stream.LIVE, worker, station, at, state, null, Source.UNKNOWN);
    }

    static Fact produced(WorkerId worker, StationId station, long at, long count) {
        return new Production(Stream.LIVE, worker, station, at, count, null, Source.UNKNOWN);
    }

    static Fact named(String eventId, Fact fact) {
        Source source = fact.source();
        return copy(
                fact,
                fact.stream(),
                fact.confidence(),
                new Source(eventId, source.camera(), source.modelId(), source.modelVersion()));
    }

    static Fact sure(int millionths, Fact fact) {
        return copy(fact, fact.stream(), new Confidence(millionths), fact.source());
    }

    static Fact onTrial(Stream stream, Fact fact) {
        return copy(fact, stream, fact.confidence(), fact.source());
    }

    static Fact onTrial(Fact fact) {
        return onTrial(TRIAL, fact);
    }

    static Fact seenBy(String camera, @Nullable String model, @Nullable String version, Fact fact) {
        CameraId id = new CameraId(fact.worker().site(), camera);
        return copy(
                fact, fact.stream(), fact.confidence(), new Source(fact.source().eventId(), id, model, version));
    }

    static Fact copy(Fact fact, Stream stream, @Nullable Confidence confidence, Source source) {
        return switch (fact) {
            case Observation o ->
                new Observation(stream, o.worker(), o.station(), o.at(), o.state(), confidence, source);
            case Production p -> new Production(stream, p.worker(), p.station(), p.at(), p.count(), confidence, source);
        };
    }

    static Intake intake(Fact... facts) {
        return Intake.of(List.of(facts));
    }
}
