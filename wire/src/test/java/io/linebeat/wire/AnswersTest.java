package io.linebeat.wire;

import static io.linebeat.wire.Plant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.GroupFigures;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.Window;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.BucketAnswer;
import io.linebeat.wire.answer.FactoryMetrics;
import io.linebeat.wire.answer.Meta;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.RunEntry;
import io.linebeat.wire.answer.SiteEntry;
import io.linebeat.wire.answer.StationEntry;
import io.linebeat.wire.answer.StationMetrics;
import io.linebeat.wire.answer.WorkerEntry;
import io.linebeat.wire.answer.WorkerMetrics;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The bytes of the answers: names and order of the fields, rounding, and what stands where there is nothing to divide
/// by.
class AnswersTest {
    private static final Worker W1 = new Worker(new WorkerId(SiteId.DEFAULT, "W1"), "Ayşe 🦺");
    private static final Worker W2 = new Worker(new WorkerId(SiteId.DEFAULT, "W2"), "Bob");
    private static final Station S1 = new Station(new StationId(SiteId.DEFAULT, "S1"), "Press", "forming");
    private static final Window WINDOW =
            new Window(at("2026-03-29T00:00:00Z"), at("2026-03-29T02:00:00Z"), null, at("2026-03-29T01:30:00.000001Z"));

    /// W1 worked for 40 minutes and was idle for 20 of them and a third of a second; W2 was never seen.
    private static Report report() {
        WorkerTally tally = new WorkerTally(40 * Micros.MINUTE, 20 * Micros.MINUTE, 333_333, 7, 9);
        List<WorkerFigures> workers = List.of(
                new WorkerFigures(W1, tally, WINDOW.span()), new WorkerFigures(W2, WorkerTally.ZERO, WINDOW.span()));
        StationTally station = new StationTally(50 * Micros.MINUTE, 40 * Micros.MINUTE, 60 * Micros.MINUTE, 7, 9);
        return new Report(WINDOW, workers, List.of(new StationFigures(S1, station)), GroupFigures.of(workers));
    }

    @Test
    void theFactoryAnswersInTheSeedsForm() {
        assertThat(AnswerJson.line(FactoryMetrics.of(report())))
                .isEqualTo("{\"total_productive_time_hours\":0.67,\"total_production_count\":7,"
                        + "\"average_production_rate\":10.5,\"average_utilization_percentage\":66.67,"
                        + "\"worker_count\":2,\"station_count\":1,\"total_events\":9}");
    }

    @Test
    void aWorkerAnswersInTheSeedsForm() {
        assertThat(AnswerJson.line(
                        report().workers().stream().map(WorkerMetrics::of).toList()))
                .isEqualTo("[{\"site_id\":\"default\",\"worker_id\":\"W1\",\"name\":\"Ayşe 🦺\","
                        + "\"total_active_time_hours\":0.67,\"total_idle_time_hours\":0.33,"
                        + "\"utilization_percentage\":66.67,\"total_units_produced\":7,\"units_per_hour\":10.5,"
                        + "\"event_count\":9},"
                        + "{\"site_id\":\"default\",\"worker_id\":\"W2\",\"name\":\"Bob\","
                        + "\"total_active_time_hours\":0,\"total_idle_time_hours\":0,\"utilization_percentage\":0,"
                        + "\"total_units_produced\":0,\"units_per_hour\":0,\"event_count\":0}]");
    }

    @Test
    void aWorkstationAnswersInTheSeedsForm() {
        assertThat(AnswerJson.line(StationMetrics.of(report().stations().getFirst())))
                .isEqualTo("{\"site_id\":\"default\",\"station_id\":\"S1\",\"name\":\"Press\",\"type\":\"forming\","
                        + "\"occupancy_time_hours\":0.83,\"utilization_percentage\":80,\"total_units_produced\":7,"
                        + "\"throughput_rate\":8.4,\"event_count\":9}");
    }

    @Test
    void hoursAreRoundedHalfUpAndWrittenWithoutAnExponent() {
        WorkerTally half = new WorkerTally(18 * Micros.SECOND, 18 * Micros.SECOND - 1, 0, 0, 0);
        WorkerTally many = new WorkerTally(100_000 * Micros.HOUR, 0, 0, 0, 0);

        assertThat(AnswerJson.line(WorkerMetrics.of(new WorkerFigures(W1, half, WINDOW.span()))))
                .contains("\"total_active_time_hours\":0.01,\"total_idle_time_hours\":0,");
        assertThat(AnswerJson.line(WorkerMetrics.of(new WorkerFigures(W1, many, WINDOW.span()))))
                .contains("\"total_active_time_hours\":100000,");
    }

    @Test
    void theReportIsExactAndInOrder() {
        Meta meta = Meta.of(List.of(SiteId.DEFAULT), Rules.USUAL);

        assertThat(AnswerJson.line(ReportAnswer.of(report(), null, meta)))
                .isEqualTo("{\"window\":{\"from\":\"2026-03-29T00:00:00Z\",\"to\":\"2026-03-29T02:00:00Z\","
                        + "\"as_of\":null,\"end\":\"2026-03-29T01:30:00.000001Z\"},"
                        + "\"workers\":[{\"site_id\":\"default\",\"worker_id\":\"W1\",\"name\":\"Ayşe 🦺\","
                        + "\"working_us\":2400000000,\"idle_us\":1200000000,\"absent_us\":333333,"
                        + "\"unobserved_us\":1799666668,\"units\":7,\"event_count\":9,\"utilization\":0.6667,"
                        + "\"units_per_active_hour\":10.5,\"units_per_tracked_hour\":7},"
                        + "{\"site_id\":\"default\",\"worker_id\":\"W2\",\"name\":\"Bob\","
                        + "\"working_us\":0,\"idle_us\":0,\"absent_us\":0,\"unobserved_us\":5400000001,\"units\":0,"
                        + "\"event_count\":0,\"utilization\":null,\"units_per_active_hour\":null,"
                        + "\"units_per_tracked_hour\":null}],"
                        + "\"stations\":[{\"site_id\":\"default\",\"station_id\":\"S1\",\"name\":\"Press\","
                        + "\"type\":\"forming\",\"occupied_us\":3000000000,\"working_us\":2400000000,"
                        + "\"person_us\":3600000000,\"units\":7,\"event_count\":9,\"utilization\":0.8,"
                        + "\"throughput_per_hour\":8.4}],"
                        + "\"total\":{\"working_us\":2400000000,\"idle_us\":1200000000,\"absent_us\":333333,"
                        + "\"unobserved_us\":7199666669,\"units\":7,\"event_count\":9,\"utilization\":0.6667,"
                        + "\"units_per_productive_hour\":10.5},"
                        + "\"meta\":{\"law\":\"1\",\"sites\":[{\"site_id\":\"default\",\"zone\":\"UTC\","
                        + "\"hold\":\"PT1H\",\"holds\":[{\"from\":null,\"hold\":\"PT1H\"}]}]}}");
    }

    @Test
    void bucketsCarryTheOffsetOfTheSite() {
        SiteClock berlin = new SiteClock(ZoneId.of("Europe/Berlin"));
        BucketAnswer bucket = BucketAnswer.of(report(), berlin);
        Meta meta = Meta.of(List.of(), Rules.USUAL);

        assertThat(AnswerJson.line(ReportAnswer.of(report(), List.of(bucket), meta)))
                .contains("},\"buckets\":[{\"from\":\"2026-03-29T01:00:00+01:00\","
                        + "\"to\":\"2026-03-29T03:30:00.000001+02:00\",\"workers\":[{");
        assertThat(AnswerJson.line(ReportAnswer.of(report(), List.of(), meta))).contains("\"buckets\":[]");
    }

    @Test
    void aSiteTellsItsHoldsInOrder() {
        Hold hold = Hold.changing(
                Map.of(at("2026-03-01T00:00:00Z"), 2 * Micros.MINUTE, at("2026-01-01T00:00:00Z"), Micros.HOUR));

        assertThat(AnswerJson.line(SiteEntry.of(SiteId.DEFAULT, new SiteRules(ZoneOffset.ofHours(2), hold))))
                .isEqualTo("{\"site_id\":\"default\",\"zone\":\"+02:00\",\"hold\":\"PT2M\",\"holds\":["
                        + "{\"from\":\"2026-01-01T00:00:00Z\",\"hold\":\"PT1H\"},"
                        + "{\"from\":\"2026-03-01T00:00:00Z\",\"hold\":\"PT2M\"}]}");
    }

    @Test
    void aRunTellsItsConfidenceExactly() {
        Span span = new Span(at("2026-03-29T00:00:00Z"), at("2026-03-29T00:00:01.500Z"));
        Run run = new Run(span, State.IDLE, S1.id(), new Confidence(0));

        assertThat(AnswerJson.line(RunEntry.of(W1.id(), run)))
                .isEqualTo("{\"worker_id\":\"W1\",\"state\":\"idle\",\"from\":\"2026-03-29T00:00:00Z\","
                        + "\"to\":\"2026-03-29T00:00:01.500Z\",\"duration_us\":1500000,\"station_id\":\"S1\","
                        + "\"confidence\":0}");
        assertThat(AnswerJson.line(RunEntry.unobserved(W1.id(), span)))
                .contains("\"state\":\"unobserved\"", "\"station_id\":null", "\"confidence\":null");
    }

    @Test
    void whatIsRegisteredIsAnsweredInTheFormInWhichItIsRegistered() {
        assertThat(RegistrationReader.worker(Plant.bytes(AnswerJson.line(WorkerEntry.of(W1)))))
                .isEqualTo(new WorkerRead.Accepted(W1));
        assertThat(RegistrationReader.station(Plant.bytes(AnswerJson.line(StationEntry.of(S1)))))
                .isEqualTo(new StationRead.Accepted(S1));
        assertThat(AnswerJson.line(StationEntry.of(S1)))
                .startsWith("{\"station_id\":\"S1\",\"name\":\"Press\",\"type\":\"forming\"");
    }

    @Test
    void aReportReadsBackAsItself() {
        Meta meta = Meta.of(List.of(SiteId.DEFAULT), Rules.USUAL);
        SiteClock berlin = new SiteClock(ZoneId.of("Europe/Berlin"));
        List<BucketAnswer> buckets = List.of(BucketAnswer.of(report(), berlin));

        ReportAnswer answer = ReportAnswer.of(report(), buckets, meta);

        assertThat(AnswerJson.read(AnswerJson.line(answer), ReportAnswer.class)).isEqualTo(answer);
    }

    @Test
    void whatIsNoAnswerIsSaid() {
        assertThat(List.of("", "[]", "<html>", "{\"total\":{\"working_us\":\"x\"}}"))
                .allSatisfy(body -> assertThatThrownBy(() -> AnswerJson.read(body, ReportAnswer.class))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("not the answer of a Linebeat: "));
    }
}
