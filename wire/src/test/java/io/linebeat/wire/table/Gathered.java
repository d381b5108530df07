package io.linebeat.wire.table;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Keeps all that an import hands over.
final class Gathered implements Sink {
    /// Observations of one state word each, without a zone of their own.
    static final String OBSERVATIONS = """
            shape: observations
            time: {zone: "+02:00", formats: "uuuu-MM-dd HH:mm"}
            columns:
              at: time
              worker: who
              station: where
              state: {column: what, values: {RUN: working, STOP: idle, OFF: absent, PIECE: product_count}}
              count: pieces
              confidence: score
              event_id: message
              camera: eye
            """;

    static final String INTERVALS = """
            shape: intervals
            time: {zone: UTC, formats: "uuuu-MM-dd HH:mm"}
            columns: {start: from, end: to, worker: who, station: where, quantity: units}
            """;

    final List<Fact> facts = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    final List<Station> stations = new ArrayList<>();
    final List<Worker> workers = new ArrayList<>();
    final List<RowProblem> problems = new ArrayList<>();
    final List<Progress> progress = new ArrayList<>();

    @Override
    public void station(Station station) {
        stations.add(station);
    }

    @Override
    public void worker(Worker worker) {
        workers.add(worker);
    }

    @Override
    public void facts(List<Fact> batch) {
        batch.forEach(fact -> {
            if (stations.stream().noneMatch(station -> station.id().equals(fact.station()))
                    || workers.stream().noneMatch(worker -> worker.id().equals(fact.worker()))) {
                throw new AssertionError("a fact came before whom or what it is about: " + fact);
            }
        });
        batches.add(batch.size());
        facts.addAll(batch);
    }

    @Override
    public void problem(RowProblem problem) {
        problems.add(problem);
    }

    @Override
    public void progress(Progress now) {
        progress.add(now);
    }

    static Mapping mapping(String yaml) {
        return switch (Mapping.read(yaml)) {
            case Mapping.Read.Good(Mapping mapping) -> mapping;
            case Mapping.Read.Bad(String reason) -> throw new AssertionError(reason);
        };
    }

    /// Imports what is written to a file in the folder.
    Outcome take(Path folder, String yaml, Hold hold, String text) throws IOException {
        return take(folder, yaml, hold, text.getBytes(StandardCharsets.UTF_8), false);
    }

    Outcome take(Path folder, String yaml, Hold hold, byte[] bytes, boolean strict) throws IOException {
        Path file = Files.write(folder.resolve("table.csv"), bytes);
        long latest = Micros.of(Instant.parse("2026-01-01T00:00:00Z"));
        return new TableImport(mapping(yaml), _ -> hold, latest, folder).run(file, this, strict);
    }

    /// The same, of a file that is read to its end.
    Summary finish(Path folder, String yaml, String text) throws IOException {
        return switch (take(folder, yaml, Hold.ONE_HOUR, text)) {
            case Outcome.Finished(Summary summary) -> summary;
            case Outcome.Stopped stopped -> throw new AssertionError(stopped.toString());
            case Outcome.Unusable(String reason) -> throw new AssertionError(reason);
        };
    }

    List<String> sentences() {
        return problems.stream().map(RowProblem::sentence).toList();
    }

    List<Production> productions() {
        return facts.stream()
                .filter(Production.class::isInstance)
                .map(Production.class::cast)
                .toList();
    }

    List<Observation> observations() {
        return facts.stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .toList();
    }

    /// The facts as a ledger keeps them: each identity once, the greatest of a conflict.
    List<Fact> inForce() {
        Map<Identity, Fact> known = new LinkedHashMap<>();
        facts.forEach(fact -> known.merge(Identity.of(fact), fact, (a, b) -> Fact.RANK.compare(a, b) >= 0 ? a : b));
        return List.copyOf(known.values());
    }

    /// A worker's runs, neighbours joined.
    List<Run> runs(String worker, Hold hold) {
        MemoryLedger ledger = new MemoryLedger(Rules.everywhere(new SiteRules(ZoneOffset.UTC, hold)));
        ledger.record(facts);
        return ledger.runs(worker(worker));
    }

    /// A worker's runs, each as `working A 10:00 11:30`, in UTC.
    List<String> told(String worker, Hold hold) {
        return runs(worker, hold).stream()
                .map(run -> told(run.state(), run.station().value()) + " "
                        + clock(run.span().from()) + " " + clock(run.span().to()))
                .toList();
    }

    /// A fact as `10:00 working A`, in UTC.
    static String told(Fact fact) {
        String what = switch (fact) {
            case Observation observation ->
                told(observation.state(), observation.station().value());
            case Production production ->
                production.count() + " at " + production.station().value();
        };
        return clock(fact.at()) + " " + what;
    }

    private static String told(State state, String station) {
        return state.name().toLowerCase(Locale.ROOT) + " " + station;
    }

    private static String clock(long at) {
        return Micros.instant(at).toString().substring(11, 16);
    }

    static WorkerId worker(String id) {
        return new WorkerId(SiteId.DEFAULT, id);
    }

    static StationId station(String id) {
        return new StationId(SiteId.DEFAULT, id);
    }
}
