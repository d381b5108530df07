package io.linebeat.core.law;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.oracle.Oracle.WorkerFigures;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;

/// Laws that are wrong in one respect each: what peers do, what is easily got wrong, and what is wrong by very little.
// A law keeps no state.
@SuppressWarnings("ImmutableEnumChecker")
enum WrongLaw {
    FIRST_ARRIVAL_WINS(new PlainLaw() {
        @Override
        Fact inForce(Fact known, Fact arrived) {
            return known;
        }
    }),
    LAST_ARRIVAL_WINS(new PlainLaw() {
        @Override
        Fact inForce(Fact known, Fact arrived) {
            return arrived;
        }
    }),
    TIES_BY_ARRIVAL(new PlainLaw() {
        @Override
        Comparator<Fact> tieOrder() {
            return Comparator.comparingLong(Fact::at);
        }
    }),
    THE_LEAST_WINS_A_TIE(new PlainLaw() {
        @Override
        Comparator<Fact> tieOrder() {
            return Comparator.comparingLong(Fact::at).thenComparing(Fact.RANK.reversed());
        }
    }),
    STATE_RANKS_BEFORE_CONFIDENCE(new PlainLaw() {
        @Override
        Comparator<Fact> order() {
            return Comparator.comparingLong(Fact::at)
                    .thenComparingInt(Fact::kindRank)
                    .thenComparing(Fact.RANK);
        }
    }),
    CONFIDENCE_IS_NOT_COMPARED(new PlainLaw() {
        @Override
        Fact read(Fact fact) {
            return Bent.sure(fact, null);
        }
    }),
    CONFIDENCE_ZERO_IS_MISSING(new PlainLaw() {
        @Override
        Fact read(Fact fact) {
            return new Confidence(0).equals(fact.confidence()) ? Bent.sure(fact, null) : fact;
        }
    }),
    MISSING_CONFIDENCE_RANKS_HIGHEST(new PlainLaw() {
        @Override
        Fact read(Fact fact) {
            return fact.confidence() == null ? Bent.sure(fact, new Confidence(Confidence.ONE)) : fact;
        }
    }),
    CONFIDENCE_IN_HUNDREDTHS(new PlainLaw() {
        @Override
        Fact read(Fact fact) {
            Confidence confidence = fact.confidence();
            return confidence == null
                    ? fact
                    : Bent.sure(fact, new Confidence(confidence.millionths() / 10_000 * 10_000));
        }
    }),
    STATIONS_IN_UTF16_ORDER(new PlainLaw() {
        @Override
        Comparator<Fact> order() {
            return Comparator.comparingLong(Fact::at)
                    .thenComparing(Fact::confidence, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparingInt(Fact::kindRank)
                    .thenComparing(fact -> fact.station().value())
                    .thenComparing(Fact.RANK);
        }
    }),
    HOLD_HALF_AS_LONG_AGAIN(new PlainLaw() {
        @Override
        long hold(WorkerId worker, long at, Rules rules, Span window) {
            return super.hold(worker, at, rules, window) * 3 / 2;
        }
    }),
    HOLD_ONE_MICROSECOND_LONGER(new PlainLaw() {
        @Override
        long hold(WorkerId worker, long at, Rules rules, Span window) {
            return super.hold(worker, at, rules, window) + 1;
        }
    }),
    NO_HOLD(new PlainLaw() {
        @Override
        long end(Claim claim, Claim next, long hold, Span window) {
            return next == null ? window.to() : next.at();
        }
    }),
    THE_LAST_STATE_RUNS_ON(new PlainLaw() {
        @Override
        long end(Claim claim, Claim next, long hold, Span window) {
            return next == null ? window.to() : super.end(claim, next, hold, window);
        }
    }),
    THE_LAST_STATE_IS_DROPPED(new PlainLaw() {
        @Override
        long end(Claim claim, Claim next, long hold, Span window) {
            return next == null ? claim.at() : super.end(claim, next, hold, window);
        }
    }),
    HOLD_OF_THE_WINDOWS_START(new PlainLaw() {
        @Override
        long hold(WorkerId worker, long at, Rules rules, Span window) {
            return super.hold(worker, window.from(), rules, window);
        }
    }),
    THE_LATEST_HOLD_FOR_ALL_TIME(new PlainLaw() {
        @Override
        long hold(WorkerId worker, long at, Rules rules, Span window) {
            return super.hold(worker, Long.MAX_VALUE, rules, window);
        }
    }),
    ONE_HOLD_FOR_ALL_SITES(new PlainLaw() {
        @Override
        long hold(WorkerId worker, long at, Rules rules, Span window) {
            return rules.usual().hold().at(at);
        }
    }),
    NO_VOID_ABSENCE(new PlainLaw() {
        @Override
        boolean isVoid(Claim absence, Claim lastSeen, long hold) {
            return false;
        }
    }),
    ABSENCE_IS_VOID_AT_THE_SAME_STATION_TOO(new PlainLaw() {
        @Override
        boolean isVoid(Claim absence, Claim lastSeen, long hold) {
            return Span.lasting(lastSeen.at(), hold).contains(absence.at());
        }
    }),
    ABSENCE_ELSEWHERE_IS_VOID_FOR_EVER(new PlainLaw() {
        @Override
        boolean isVoid(Claim absence, Claim lastSeen, long hold) {
            return !lastSeen.station().equals(absence.station());
        }
    }),
    ABSENCE_IS_VOID_AT_THE_HOLDS_END_TOO(new PlainLaw() {
        @Override
        boolean isVoid(Claim absence, Claim lastSeen, long hold) {
            return super.isVoid(absence, lastSeen, hold + 1);
        }
    }),
    LOSERS_OF_TIES_ARE_UNSEEN_BY_ABSENCES(new PlainLaw() {
        @Override
        Claim lastSeen(Claim ofAll, NavigableMap<Long, Claim> inForce, Claim absence) {
            return inForce.headMap(absence.at(), false).descendingMap().values().stream()
                    .filter(claim -> claim.state().isPresent())
                    .findFirst()
                    .orElse(null);
        }
    }),
    PRODUCTION_ENDS_THE_STATE(new PlainLaw() {
        @Override
        State state(Fact fact) {
            return fact instanceof Production ? State.IDLE : super.state(fact);
        }
    }),
    PRODUCTION_PROVES_WORK(new PlainLaw() {
        @Override
        State state(Fact fact) {
            return fact instanceof Production ? State.WORKING : super.state(fact);
        }
    }),
    UNSEEN_TIME_IS_IDLE(new PlainLaw() {
        @Override
        WorkerFigures finished(WorkerFigures is) {
            return Bent.times(is, is.working(), is.idle() + is.unobserved(), is.absent(), 0);
        }
    }),
    UNSEEN_TIME_IS_ABSENT(new PlainLaw() {
        @Override
        WorkerFigures finished(WorkerFigures is) {
            return Bent.times(is, is.working(), is.idle(), is.absent() + is.unobserved(), 0);
        }
    }),
    EVERY_WORKER_THIRTY_SECONDS_MORE(new PlainLaw() {
        @Override
        WorkerFigures finished(WorkerFigures is) {
            return Bent.times(
                    is,
                    is.working() + 30 * Micros.SECOND,
                    is.idle(),
                    is.absent(),
                    is.unobserved() - 30 * Micros.SECOND);
        }
    }),
    WHOLE_SECONDS(new PlainLaw() {
        @Override
        WorkerFigures finished(WorkerFigures is) {
            long lost = is.working() % Micros.SECOND;
            return Bent.times(is, is.working() - lost, is.idle(), is.absent(), is.unobserved() + lost);
        }
    }),
    THE_STATE_BEFORE_THE_WINDOW_IS_LOST(new PlainLaw() {
        @Override
        Stretch clip(Stretch stretch, Span window) {
            return super.clip(stretch, stretch.span().from() < window.from() ? Span.emptyAt(window.from()) : window);
        }
    }),
    SPANS_ARE_NOT_CLIPPED_AT_THE_END(new PlainLaw() {
        @Override
        Stretch clip(Stretch stretch, Span window) {
            boolean beginsInside = stretch.span().from() < window.to();
            return beginsInside
                    ? super.clip(stretch, new Span(window.from(), Long.MAX_VALUE))
                    : super.clip(stretch, window);
        }
    }),
    THE_END_IS_IN_THE_WINDOW(new PlainLaw() {
        @Override
        boolean isIn(Span window, long at) {
            return window.contains(at) || at == window.to();
        }
    }),
    THE_BEGINNING_IS_NOT_IN_THE_WINDOW(new PlainLaw() {
        @Override
        boolean isIn(Span window, long at) {
            return window.contains(at) && at != window.from();
        }
    }),
    STATION_TIME_IS_A_SUM(new PlainLaw() {
        @Override
        long union(List<Span> spans) {
            return spans.stream().mapToLong(Span::micros).sum();
        }
    }),
    A_STATION_IS_ONE_STREAM(new PlainLaw() {
        @Override
        Object subject(Fact fact) {
            return fact.station();
        }
    }),
    A_WORKER_WHO_MOVED_COUNTS_AT_BOTH_PLACES(new PlainLaw() {
        @Override
        Object subject(Fact fact) {
            return List.of(fact.worker(), fact.station());
        }
    }),
    THE_FACTORY_IS_ONE_STREAM(new PlainLaw() {
        @Override
        Object subject(Fact fact) {
            return "all";
        }
    }),
    SHADOWS_COUNT(new PlainLaw() {
        @Override
        boolean counts(Fact fact) {
            return true;
        }
    }),
    AN_EVENT_ID_ALONE_IS_THE_IDENTITY(new PlainLaw() {
        @Override
        Object identity(Fact fact) {
            String eventId = fact.source().eventId();
            return eventId == null ? super.identity(fact) : eventId;
        }
    }),
    STATE_AND_PRODUCTION_SHARE_EVENT_IDS(new PlainLaw() {
        @Override
        Object identity(Fact fact) {
            String eventId = fact.source().eventId();
            return eventId == null ? super.identity(fact) : List.of(fact.worker(), fact.at(), eventId);
        }
    }),
    EVERY_ARRIVAL_COUNTS(new PlainLaw() {
        @Override
        Object identity(Fact fact) {
            return new Object();
        }
    }),
    ONE_EVENT_AN_INSTANT(new PlainLaw() {
        @Override
        long events(List<Fact> facts) {
            return facts.stream()
                    .map(fact -> List.of(fact.worker(), fact.at()))
                    .distinct()
                    .count();
        }
    }),
    IDS_ARE_TRIMMED(new PlainLaw() {
        @Override
        Fact read(Fact fact) {
            return Bent.at(
                    fact,
                    new StationId(fact.station().site(), fact.station().value().strip()));
        }
    }),
    OF_STATIONS_ONLY_THE_NAME_COUNTS_FOR_AN_ABSENCE(new PlainLaw() {
        @Override
        boolean isVoid(Claim absence, Claim lastSeen, long hold) {
            String seen = lastSeen.station().value();
            String left = absence.station().value();
            return !seen.equalsIgnoreCase(left) && super.isVoid(absence, lastSeen, hold);
        }
    });

    final Law law;

    WrongLaw(Law law) {
        this.law = law;
    }

    /// Facts and figures with one thing changed.
    private static final class Bent {
        static Fact sure(Fact fact, Confidence other) {
            return switch (fact) {
                case Observation o ->
                    new Observation(o.stream(), o.worker(), o.station(), o.at(), o.state(), other, o.source());
                case Production p ->
                    new Production(p.stream(), p.worker(), p.station(), p.at(), p.count(), other, p.source());
            };
        }

        static Fact at(Fact fact, StationId other) {
            return switch (fact) {
                case Observation o ->
                    new Observation(o.stream(), o.worker(), other, o.at(), o.state(), o.confidence(), o.source());
                case Production p ->
                    new Production(p.stream(), p.worker(), other, p.at(), p.count(), p.confidence(), p.source());
            };
        }

        static WorkerFigures times(WorkerFigures is, long working, long idle, long absent, long unobserved) {
            return new WorkerFigures(
                    is.site(), is.worker(), working, idle, absent, unobserved, is.units(), is.events());
        }
    }
}
