package io.linebeat.core.proof;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.util.List;

/// One plant floor for examples: times in minutes from midnight, figures in words. The hold is an hour.
public final class Floor {
    private static final long MIDNIGHT = 20_000 * Micros.DAY;

    public final MemoryLedger ledger = new MemoryLedger(Rules.USUAL);
    private Roster roster = Roster.EMPTY;
    private Question question = over(0, 24 * 60);

    /// The instant of a minute of the day.
    public static long minute(long minute) {
        return MIDNIGHT + minute * Micros.MINUTE;
    }

    public static WorkerId worker(SiteId site, String id) {
        return new WorkerId(site, id);
    }

    public static Observation seen(State state, String worker, String station, long minute) {
        return new Observation(
                Stream.LIVE,
                new WorkerId(SiteId.DEFAULT, worker),
                new StationId(SiteId.DEFAULT, station),
                minute(minute),
                state,
                null,
                Source.UNKNOWN);
    }

    public static Observation sure(int millionths, Observation said) {
        return new Observation(
                said.stream(),
                said.worker(),
                said.station(),
                said.at(),
                said.state(),
                new Confidence(millionths),
                said.source());
    }

    public static Observation named(String eventId, Observation said) {
        return new Observation(
                said.stream(),
                said.worker(),
                said.station(),
                said.at(),
                said.state(),
                said.confidence(),
                Source.event(eventId));
    }

    public static Observation in(Stream stream, Observation said) {
        return new Observation(
                stream, said.worker(), said.station(), said.at(), said.state(), said.confidence(), said.source());
    }

    public static Observation atSite(SiteId site, Observation said) {
        return new Observation(
                said.stream(),
                new WorkerId(site, said.worker().value()),
                new StationId(site, said.station().value()),
                said.at(),
                said.state(),
                said.confidence(),
                said.source());
    }

    public static Production made(long count, String worker, String station, long minute) {
        return made(count, worker, station, minute, Source.UNKNOWN);
    }

    public static Production made(long count, String worker, String station, long minute, Source source) {
        return new Production(
                Stream.LIVE,
                new WorkerId(SiteId.DEFAULT, worker),
                new StationId(SiteId.DEFAULT, station),
                minute(minute),
                count,
                null,
                source);
    }

    public Floor working(String worker, String station, long minute) {
        return told(seen(State.WORKING, worker, station, minute));
    }

    public Floor idle(String worker, String station, long minute) {
        return told(seen(State.IDLE, worker, station, minute));
    }

    public Floor absent(String worker, String station, long minute) {
        return told(seen(State.ABSENT, worker, station, minute));
    }

    public Floor told(Fact fact) {
        receipt(fact);
        return this;
    }

    /// Registers who and what the fact speaks of, and records it.
    public Receipt receipt(Fact fact) {
        hire(fact.worker());
        roster = roster.with(new Station(fact.station(), "a station", "assembly"));
        return ledger.record(List.of(fact)).getFirst();
    }

    public Floor hire(WorkerId worker) {
        roster = roster.with(new Worker(worker, "a worker"));
        return this;
    }

    public Floor asked(long from, long to) {
        question = over(from, to);
        return this;
    }

    private static Question over(long from, long to) {
        return Question.over(minute(from), minute(to));
    }

    public Report report() {
        return ledger.report(question, roster, Long.MAX_VALUE);
    }

    /// A worker's line, times in minutes.
    public String worker(String id) {
        WorkerFigures line = report().workers().stream()
                .filter(worker -> worker.worker().id().equals(new WorkerId(SiteId.DEFAULT, id)))
                .findFirst()
                .orElseThrow();
        return "working %d, idle %d, absent %d, unobserved %d; %d units, %d events"
                .formatted(
                        line.tally().working() / Micros.MINUTE,
                        line.tally().idle() / Micros.MINUTE,
                        line.tally().absent() / Micros.MINUTE,
                        line.unobserved() / Micros.MINUTE,
                        line.tally().units(),
                        line.tally().events());
    }

    /// A station's line, times in minutes.
    public String station(String id) {
        StationFigures line = report().stations().stream()
                .filter(station -> station.station().id().equals(new StationId(SiteId.DEFAULT, id)))
                .findFirst()
                .orElseThrow();
        return "occupied %d, working %d, person %d; %d units, %d events"
                .formatted(
                        line.tally().occupied() / Micros.MINUTE,
                        line.tally().working() / Micros.MINUTE,
                        line.tally().person() / Micros.MINUTE,
                        line.tally().units(),
                        line.tally().events());
    }
}
