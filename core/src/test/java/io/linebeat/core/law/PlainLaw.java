package io.linebeat.core.law;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Oracle.Figures;
import io.linebeat.oracle.Oracle.StationFigures;
import io.linebeat.oracle.Oracle.WorkerFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The law in steps that can be bent one at a time. As it stands it is right, and the properties find nothing against
/// it: what they find against a bent one is due to the bend alone.
class PlainLaw implements Law {

    /// What one fact says of a worker until further notice.
    record Claim(WorkerId worker, StationId station, State state, long at) {}

    /// A worker in one state at one station.
    record Stretch(WorkerId worker, StationId station, State state, Span span) {
        boolean isPresent() {
            return state.isPresent();
        }

        boolean isWorking() {
            return state == State.WORKING;
        }
    }

    @Override
    public Figures figures(List<Fact> arrivals, Rules rules, Roster roster, Span window) {
        List<Fact> facts =
                distinct(arrivals.stream().filter(this::counts).map(this::read).toList());
        List<Stretch> stretches = new ArrayList<>();
        bySubject(facts).values().forEach(ofOne -> stretches.addAll(stretches(ofOne, rules, window)));
        List<Stretch> clipped = stretches.stream()
                .map(stretch -> clip(stretch, window))
                .filter(stretch -> !stretch.span().isEmpty())
                .toList();
        List<Fact> inWindow =
                facts.stream().filter(fact -> isIn(window, fact.at())).toList();
        return new Figures(
                roster.workers().stream()
                        .map(worker -> worker(worker.id(), clipped, inWindow, window))
                        .toList(),
                roster.stations().stream()
                        .map(station -> station(station.id(), clipped, inWindow))
                        .toList());
    }

    boolean counts(Fact fact) {
        return fact.stream().equals(Stream.LIVE);
    }

    Fact read(Fact fact) {
        return fact;
    }

    Object identity(Fact fact) {
        return Identity.of(fact);
    }

    Fact inForce(Fact known, Fact arrived) {
        return order().compare(known, arrived) >= 0 ? known : arrived;
    }

    Comparator<Fact> order() {
        return Fact.BY_TIME;
    }

    /// Where facts are equal in this order, the later arrival comes later.
    Comparator<Fact> tieOrder() {
        return order();
    }

    /// Whose facts end each other's spans.
    Object subject(Fact fact) {
        return fact.worker();
    }

    State state(Fact fact) {
        return fact instanceof Observation observation ? observation.state() : null;
    }

    long hold(WorkerId worker, long at, Rules rules, Span window) {
        return rules.of(worker.site()).hold().at(at);
    }

    boolean isVoid(Claim absence, Claim lastSeen, long hold) {
        return !lastSeen.station().equals(absence.station())
                && Span.lasting(lastSeen.at(), hold).contains(absence.at());
    }

    /// The latest sight of the worker before an absence, of all that present observations gave.
    Claim lastSeen(Claim ofAll, NavigableMap<Long, Claim> inForce, Claim absence) {
        return ofAll;
    }

    long end(Claim claim, Claim next, long hold, Span window) {
        long held = claim.at() + hold;
        return next == null ? held : Math.min(held, next.at());
    }

    Stretch clip(Stretch stretch, Span window) {
        return new Stretch(
                stretch.worker(),
                stretch.station(),
                stretch.state(),
                stretch.span().clip(window));
    }

    boolean isIn(Span window, long at) {
        return window.contains(at);
    }

    long union(List<Span> spans) {
        long covered = 0;
        long until = Long.MIN_VALUE;
        for (Span span :
                spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            covered += Math.max(0, span.to() - Math.max(until, span.from()));
            until = Math.max(until, span.to());
        }
        return covered;
    }

    long events(List<Fact> facts) {
        return facts.size();
    }

    WorkerFigures finished(WorkerFigures figures) {
        return figures;
    }

    private List<Fact> distinct(List<Fact> arrivals) {
        Map<Object, Fact> distinct = new LinkedHashMap<>();
        arrivals.forEach(fact -> distinct.merge(identity(fact), fact, this::inForce));
        return List.copyOf(distinct.values());
    }

    private Map<Object, List<Fact>> bySubject(List<Fact> facts) {
        Map<Object, List<Fact>> bySubject = new LinkedHashMap<>();
        facts.stream()
                .sorted(tieOrder())
                .forEach(fact -> bySubject
                        .computeIfAbsent(subject(fact), _ -> new ArrayList<>())
                        .add(fact));
        return bySubject;
    }

    private List<Stretch> stretches(List<Fact> sorted, Rules rules, Span window) {
        NavigableMap<Long, Claim> inForce = new TreeMap<>();
        Claim lastPresent = null;
        for (Fact fact : sorted) {
            State state = state(fact);
            if (state == null) {
                continue;
            }
            Claim claim = new Claim(fact.worker(), fact.station(), state, fact.at());
            if (state.isPresent()) {
                lastPresent = claim;
                inForce.put(claim.at(), claim);
            } else if (!isVoid(claim, lastSeen(lastPresent, inForce, claim), rules, window)) {
                inForce.put(claim.at(), claim);
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        inForce.forEach((at, claim) -> {
            Map.Entry<Long, Claim> next = inForce.higherEntry(at);
            long hold = hold(claim.worker(), at, rules, window);
            long end = end(claim, next == null ? null : next.getValue(), hold, window);
            stretches.add(new Stretch(claim.worker(), claim.station(), claim.state(), new Span(at, Math.max(at, end))));
        });
        return stretches;
    }

    private boolean isVoid(Claim absence, Claim lastSeen, Rules rules, Span window) {
        return lastSeen != null && isVoid(absence, lastSeen, hold(lastSeen.worker(), lastSeen.at(), rules, window));
    }

    private WorkerFigures worker(WorkerId id, List<Stretch> stretches, List<Fact> inWindow, Span window) {
        List<Stretch> own = stretches.stream()
                .filter(stretch -> stretch.worker().equals(id))
                .toList();
        List<Fact> facts =
                inWindow.stream().filter(fact -> fact.worker().equals(id)).toList();
        long working = sum(own, Stretch::isWorking);
        long idle = sum(own, stretch -> stretch.state() == State.IDLE);
        long absent = sum(own, stretch -> stretch.state() == State.ABSENT);
        return finished(new WorkerFigures(
                id.site().value(),
                id.value(),
                working,
                idle,
                absent,
                window.micros() - working - idle - absent,
                units(facts),
                events(facts)));
    }

    private StationFigures station(StationId id, List<Stretch> stretches, List<Fact> inWindow) {
        List<Stretch> own = stretches.stream()
                .filter(stretch -> stretch.station().equals(id) && stretch.isPresent())
                .toList();
        List<Fact> facts =
                inWindow.stream().filter(fact -> fact.station().equals(id)).toList();
        return new StationFigures(
                id.site().value(),
                id.value(),
                union(own.stream().map(Stretch::span).toList()),
                union(own.stream().filter(Stretch::isWorking).map(Stretch::span).toList()),
                sum(own, Objects::nonNull),
                units(facts),
                events(facts));
    }

    private static long sum(List<Stretch> stretches, Predicate<Stretch> which) {
        return stretches.stream()
                .filter(which)
                .mapToLong(stretch -> stretch.span().micros())
                .sum();
    }

    private static long units(List<Fact> facts) {
        return facts.stream().mapToLong(Fact::count).sum();
    }
}
