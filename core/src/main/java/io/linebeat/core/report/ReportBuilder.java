package io.linebeat.core.report;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Names;
import io.linebeat.core.ledger.Rebuilding;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.Sums;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.roster.Roster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts a report together from what workers and stations come to.
public final class ReportBuilder {
    private final Question question;
    private final Window window;
    private final Map<WorkerId, WorkerTally> workers = new HashMap<>();
    private final Map<StationId, StationTally> stations = new HashMap<>();

    public ReportBuilder(Question question, Window window) {
        this.question = question;
        this.window = window;
    }

    public void add(WorkerId worker, WorkerTally tally) {
        workers.merge(worker, tally, WorkerTally::plus);
    }

    public void add(StationId station, StationTally tally) {
        stations.merge(station, tally, StationTally::plus);
    }

    /// Adds what the live lanes and posts come to.
    public void add(Sums sums, Names names) {
        for (int i = 0; i < sums.lanes() && Names.isLive(sums.lane(i)); i++) {
            add(names.lane(sums.lane(i)).worker(), sums.tallyOfLane(i));
        }
        for (int i = 0; i < sums.posts() && Names.isLive(sums.post(i)); i++) {
            add(names.station(Names.stationOf(sums.post(i))), sums.tallyOfPost(i));
        }
    }

    /// The report of a book's live facts, for a window that ends at `now` at the latest.
    public static Report report(Question question, Book book, Reckoner reckoner, Names names, Roster roster, long now) {
        Window window = question.window(book.start(question.site()), now);
        ReportBuilder builder = new ReportBuilder(question, window);
        builder.add(
                question.workersAlone() && question.worker() != null
                        ? reckoner.sums(window.span(), lanes(question, names, roster))
                        : reckoner.sums(window.span()),
                names);
        return builder.build(roster);
    }

    /// The live lanes of the worker that is asked about, who may be one of several sites that have the same id.
    private static long[] lanes(Question question, Names names, Roster roster) {
        SiteId site = question.site();
        String id = requireNonNull(question.worker());
        return (site == null ? roster.sites() : List.of(site))
                .stream()
                        .map(each -> new WorkerId(each, id))
                        .filter(worker -> roster.find(worker) != null)
                        .mapToLong(worker -> names.lane(new Lane(Stream.LIVE, worker)))
                        .sorted()
                        .toArray();
    }

    /// The same as if the sites' rules were others. It reads all facts up to the end of the window.
    public static Report whatIf(
            Question question,
            Rules rules,
            Book book,
            Library library,
            Names names,
            Roster roster,
            long now,
            Rebuilding.Companion companion) {
        Window window = question.window(book.start(question.site()), now);
        ReportBuilder builder = new ReportBuilder(question, window);
        builder.add(Rebuilding.whatIf(book, library, names, rules, window.span(), companion), names);
        return builder.build(roster);
    }

    public Report build(Roster roster) {
        List<WorkerFigures> workerLines = roster.workers().stream()
                .filter(worker -> question.site() == null
                        || question.site().equals(worker.id().site()))
                .filter(worker -> question.worker() == null
                        || question.worker().equals(worker.id().value()))
                .map(worker ->
                        new WorkerFigures(worker, workers.getOrDefault(worker.id(), WorkerTally.ZERO), window.span()))
                .toList();
        List<StationFigures> stationLines = roster.stations().stream()
                .filter(station -> question.site() == null
                        || question.site().equals(station.id().site()))
                .filter(station -> question.station() == null
                        || question.station().equals(station.id().value()))
                .map(station -> new StationFigures(station, stations.getOrDefault(station.id(), StationTally.ZERO)))
                .toList();
        return new Report(window, workerLines, stationLines, GroupFigures.of(workerLines));
    }
}
