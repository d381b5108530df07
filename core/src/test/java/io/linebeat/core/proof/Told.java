package io.linebeat.core.proof;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import java.util.Collection;
import java.util.List;

/// The facts as the oracle is told them, and the figures of both as one type.
public final class Told {
    private Told() {}

    /// What the oracle finds.
    public static Oracle.Figures byOracle(Collection<Fact> facts, Rules rules, Roster roster, Span window) {
        List<Said> said = facts.stream().map(Told::said).toList();
        return Oracle.figures(
                said,
                (site, instant) -> rules.of(new SiteId(site)).hold().at(instant),
                roster.workers().stream()
                        .map(worker -> new Oracle.Id(
                                worker.id().site().value(), worker.id().value()))
                        .toList(),
                roster.stations().stream()
                        .map(station -> new Oracle.Id(
                                station.id().site().value(), station.id().value()))
                        .toList(),
                window.from(),
                window.to());
    }

    /// What a report says.
    public static Oracle.Figures byReport(Report report) {
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

    static Said said(Fact fact) {
        Source source = fact.source();
        CameraId camera = source.camera();
        Confidence confidence = fact.confidence();
        return new Said(
                switch (fact.stream()) {
                    case Stream.Live() -> "";
                    case Stream.Shadow(String model, String version) -> model + "/" + version;
                },
                fact.worker().site().value(),
                fact.worker().value(),
                fact.station().value(),
                kind(fact),
                fact.at(),
                fact.count(),
                confidence == null ? -1 : confidence.millionths(),
                orEmpty(source.eventId()),
                camera == null ? "" : camera.value(),
                orEmpty(source.modelId()),
                orEmpty(source.modelVersion()));
    }

    private static Kind kind(Fact fact) {
        return switch (fact) {
            case Production _ -> Kind.PRODUCTION;
            case Observation observation ->
                switch (observation.state()) {
                    case WORKING -> Kind.WORKING;
                    case IDLE -> Kind.IDLE;
                    case ABSENT -> Kind.ABSENT;
                };
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
