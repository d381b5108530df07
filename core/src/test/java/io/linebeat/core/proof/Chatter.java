package io.linebeat.core.proof;

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
import io.linebeat.core.measure.Span;
import io.linebeat.core.proof.World.Cast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What cameras say, with every fault that they have: repeats, conflicts, ties, moves with stray absences, gaps.
final class Chatter {
    private final Dice dice;
    private final Cast cast;
    private final Span time;
    private final long step;
    private final Map<WorkerId, String> whereabouts = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    Chatter(Dice dice, Cast cast, Span time, long step) {
        this.dice = dice;
        this.cast = cast;
        this.time = time;
        this.step = step;
    }

    List<Fact> facts(int count) {
        while (drafts.size() < count) {
            drafts.add(drafts.isEmpty() || dice.percent(65) ? fresh() : variant(dice.of(drafts)));
        }
        return drafts.stream().map(Draft::fact).toList();
    }

    /// A fact whose kind is not yet of the type. `state` is null for a production.
    private record Draft(
            Stream stream,
            SiteId site,
            String worker,
            String station,
            long at,
            State state,
            long count,
            Confidence confidence,
            Source source) {

        Fact fact() {
            WorkerId who = new WorkerId(site, worker);
            StationId where = new StationId(site, station);
            return state == null
                    ? new Production(stream, who, where, at, count, confidence, source)
                    : new Observation(stream, who, where, at, state, confidence, source);
        }

        Draft saying(State other, long units) {
            return new Draft(stream, site, worker, station, at, other, units, confidence, source);
        }

        Draft in(Stream other) {
            return new Draft(other, site, worker, station, at, state, count, confidence, source);
        }

        Draft by(String other) {
            return new Draft(stream, site, other, station, at, state, count, confidence, source);
        }

        Draft atStation(String other) {
            return new Draft(stream, site, worker, other, at, state, count, confidence, source);
        }

        Draft from(Source other) {
            return new Draft(stream, site, worker, station, at, state, count, confidence, other);
        }

        Draft sure(Confidence other) {
            return new Draft(stream, site, worker, station, at, state, count, other, source);
        }

        Draft eventId(String other) {
            return from(new Source(other, source.camera(), source.modelId(), source.modelVersion()));
        }
    }

    private Draft fresh() {
        SiteId site = dice.of(cast.sites());
        String worker = dice.of(cast.workers());
        WorkerId who = new WorkerId(site, worker);
        String station =
                dice.percent(60) ? whereabouts.getOrDefault(who, dice.of(cast.stations())) : dice.of(cast.stations());
        State state = state();
        if (state != null && state.isPresent()) {
            whereabouts.put(who, station);
        }
        Stream stream = dice.percent(75) ? Stream.LIVE : dice.of(cast.streams());
        return new Draft(stream, site, worker, station, at(), state, count(), confidence(), source(site));
    }

    /// Like one before, in all but one respect.
    private Draft variant(Draft like) {
        return switch (dice.below(10)) {
            case 0, 1 -> like;
            case 2 -> like.saying(state(), like.count());
            case 3 -> like.saying(like.state(), count());
            case 4 -> like.atStation(dice.of(cast.stations()));
            case 5 -> like.sure(confidence());
            case 6 -> like.from(source(like.site()));
            case 7 -> like.in(dice.of(cast.streams()));
            case 8 -> like.by(dice.of(cast.workers()));
            default -> like.eventId(eventId()).saying(state(), count()).atStation(dice.of(cast.stations()));
        };
    }

    private State state() {
        return dice.one(State.WORKING, State.IDLE, State.ABSENT, State.ABSENT, null);
    }

    private long count() {
        return dice.one(0L, 1L, 1L, 2L, 7L);
    }

    private long at() {
        long onGrid = time.from() + step * dice.between(0, time.micros() / step);
        return onGrid + (dice.percent(15) ? dice.one(1L, 333_333L) : 0);
    }

    private Confidence confidence() {
        return dice.percent(30) ? null : new Confidence(dice.one(0, 0, 500_000, 500_000, 500_001, Confidence.ONE));
    }

    private String eventId() {
        return dice.one(null, null, "1", "2", "\uE000", "\uD83D\uDE00");
    }

    private Source source(SiteId site) {
        CameraId camera = dice.percent(50) ? null : new CameraId(site, dice.one("c", "\uFFFD", "\uD83D\uDE00"));
        return new Source(eventId(), camera, dice.one(null, "m", "n"), dice.one(null, "1", "2"));
    }
}
