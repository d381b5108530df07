package io.linebeat.store.contract;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts and reports in the oracle's words, so that the two can be compared whole.
public final class OracleView {
    private OracleView() {}

    public static Said said(Fact fact) {
        Confidence confidence = fact.confidence();
        CameraId camera = fact.source().camera();
        return new Said(
                switch (fact.stream()) {
                    case Stream.Live _ -> "";
                    case Stream.Shadow(String model, String version) -> model + "\n" + version;
                },
                fact.worker().site().value(),
                fact.worker().value(),
                fact.station().value(),
                List.of(Kind.values()).get(fact.kindRank()),
                fact.at(),
                fact.count(),
                confidence == null ? -1 : confidence.millionths(),
                orEmpty(fact.source().eventId()),
                camera == null ? "" : camera.value(),
                orEmpty(fact.source().modelId()),
                orEmpty(fact.source().modelVersion()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The figures that the law demands of a store that was told these facts.
    public static Oracle.Figures demanded(
            Collection<? extends Fact> told, Rules rules, Roster roster, Question question, long now) {
        long end = Math.min(now, Math.min(orEndless(question.to()), orEndless(question.asOf())));
        Long from = question.from();
        long start = from != null ? from : Math.min(end, earliest(told, question.site()));
        return Oracle.figures(
                told.stream().map(OracleView::said).toList(),
                (site, at) -> rules.of(new SiteId(site)).hold().at(at),
                roster.workers().stream()
                        .map(worker -> new Oracle.Id(
                                worker.id().site().value(), worker.id().value()))
                        .filter(id -> isAskedFor(id, question, question.worker()))
                        .toList(),
                roster.stations().stream()
                        .map(station -> new Oracle.Id(
                                station.id().site().value(), station.id().value()))
                        .filter(id -> isAskedFor(id, question, question.station()))
                        .toList(),
                start,
                end);
    }

    private static boolean isAskedFor(Oracle.Id id, Question question, @Nullable String only) {
        SiteId site = question.site();
        return (site == null || site.value().equals(id.site())) && (only == null || only.equals(id.id()));
    }

    private static long orEndless(@Nullable Long bound) {
        return bound == null ? Long.MAX_VALUE : bound;
    }

    private static long earliest(Collection<? extends Fact> told, @Nullable SiteId site) {
        return told.stream()
                .filter(fact -> fact.stream().equals(Stream.LIVE))
                .filter(fact -> site == null || site.equals(fact.worker().site()))
                .mapToLong(Fact::at)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// What a store answered.
    public static Oracle.Figures answered(Report report) {
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
}
