package io.linebeat.torture;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import io.linebeat.store.Census;
import io.linebeat.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at what a store holds after it was tortured.
final class Judge {
    private static final Span EVER = new Span(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final int NO_CONFIDENCE = -1;

    private final Series series;

    Judge(Series series) {
        this.series = series;
    }

    /// What was found.
    ///
    /// @param lost acknowledged facts that are not there
    /// @param doubled facts that are there twice
    /// @param wrong facts that nobody sent, and figures that are not the oracle's
    record Verdict(long lost, long doubled, long wrong) {
        boolean holds() {
            return lost == 0 && doubled == 0 && wrong == 0;
        }
    }

    /// Compares a store with what was told to it.
    ///
    /// @param acknowledged numbers of facts
    /// @param sent so many of the series may be there
    Verdict judge(Store store, Collection<Integer> acknowledged, int sent) {
        Map<Identity, Fact> found = new HashMap<>();
        long doubled = found(store, found);
        long lost = acknowledged.stream()
                .filter(number -> !isThere(series.fact(number), found))
                .count();
        return new Verdict(lost, doubled, inventedAmong(found, sent) + differences(store, found.values()));
    }

    private static long found(Store store, Map<Identity, Fact> found) {
        long[] doubled = {0};
        store.eachFact(EVER, recorded -> {
            if (found.put(Identity.of(recorded.fact()), recorded.fact()) != null) {
                doubled[0]++;
            }
        });
        return doubled[0] + Math.abs(store.census().facts() - found.size());
    }

    /// Of one identity the greatest is in force: it, or one that is greater.
    static boolean isThere(Fact told, Map<Identity, Fact> found) {
        Fact kept = found.get(Identity.of(told));
        return kept != null && Fact.RANK.compare(told, kept) <= 0;
    }

    private long inventedAmong(Map<Identity, Fact> found, int sent) {
        Map<Identity, List<Fact>> told = new HashMap<>();
        for (int number = 0; number < sent; number++) {
            Fact fact = series.fact(number);
            told.computeIfAbsent(Identity.of(fact), _ -> new ArrayList<>(1)).add(fact);
        }
        return found.entrySet().stream()
                .filter(each -> !told.getOrDefault(each.getKey(), List.of()).contains(each.getValue()))
                .count();
    }

    private static long differences(Store store, Collection<Fact> facts) {
        if (facts.isEmpty()) {
            return 0;
        }
        Report whole = store.report(Question.EVERYTHING, Series.NOW);
        List<Said> said = facts.stream().map(Judge::said).toList();
        Span odd = oddWindow(store);
        return differs(whole, said, store, whole.window().span())
                + differs(store.report(Question.over(odd.from(), odd.to()), Series.NOW), said, store, odd);
    }

    /// One with edges where there are facts.
    static Span oddWindow(Store store) {
        Census census = store.census();
        if (census.earliest() == null || census.latest() == null) {
            return Span.emptyAt(Series.NOW);
        }
        Span all = new Span(census.earliest(), census.latest());
        return new Span(all.from() + all.micros() / 7, all.to() - all.micros() / 3);
    }

    private static long differs(Report report, List<Said> said, Store store, Span window) {
        Roster roster = store.roster();
        Rules rules = store.rules();
        Oracle.Figures demanded = Oracle.figures(
                said,
                (site, at) -> rules.of(new SiteId(site)).hold().at(at),
                roster.workers().stream()
                        .map(each -> new Oracle.Id(
                                each.id().site().value(), each.id().value()))
                        .toList(),
                roster.stations().stream()
                        .map(each -> new Oracle.Id(
                                each.id().site().value(), each.id().value()))
                        .toList(),
                window.from(),
                window.to());
        return answered(report).equals(demanded) ? 0 : 1;
    }

    private static Oracle.Figures answered(Report report) {
        return new Oracle.Figures(
                report.workers().stream()
                        .map(line -> new Oracle.WorkerFigures(
                                line.worker().id().site().value(),
                                line.worker().id().value(),
                                line.tally().working(),
                                line.tally().idle(),
                                line.tally().absent(),
                                line.unobserved(),
                                line.tally().units(),
                                line.tally().events()))
                        .toList(),
                report.stations().stream()
                        .map(line -> new Oracle.StationFigures(
                                line.station().id().site().value(),
                                line.station().id().value(),
                                line.tally().occupied(),
                                line.tally().working(),
                                line.tally().person(),
                                line.tally().units(),
                                line.tally().events()))
                        .toList());
    }

    /// A fact of the series in the oracle's words: those are all live, and name neither camera nor model.
    private static Said said(Fact fact) {
        Confidence confidence = fact.confidence();
        CameraId camera = fact.source().camera();
        return new Said(
                "",
                fact.worker().site().value(),
                fact.worker().value(),
                fact.station().value(),
                List.of(Kind.values()).get(fact.kindRank()),
                fact.at(),
                fact.count(),
                confidence == null ? NO_CONFIDENCE : confidence.millionths(),
                orEmpty(fact.source().eventId()),
                camera == null ? "" : camera.value(),
                orEmpty(fact.source().modelId()),
                orEmpty(fact.source().modelVersion()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
