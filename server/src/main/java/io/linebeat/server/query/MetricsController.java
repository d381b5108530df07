package io.linebeat.server.query;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.FactoryMetrics;
import io.linebeat.wire.answer.StationMetrics;
import io.linebeat.wire.answer.WorkerMetrics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The figures in the seed's form: of the default site unless another is named, over all facts up to now unless a
/// window is.
@RestController
@RequestMapping("/api/metrics")
@Tag(name = "Metrics", description = "Figures in hours, rounded to two decimals; 0 where there is nothing to divide by")
class MetricsController {
    private final Store store;
    private final Asked asked;

    MetricsController(Store store, Asked asked) {
        this.store = store;
        this.asked = asked;
    }

    @GetMapping("/factory")
    @Operation(operationId = "getFactoryMetrics", summary = "The factory's figures")
    FactoryMetrics factory(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String site) {
        return FactoryMetrics.of(report(question(from, to, asOf, site)));
    }

    @GetMapping("/workers")
    @Operation(operationId = "listWorkerMetrics", summary = "Every worker's figures, by id")
    List<WorkerMetrics> workers(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String site) {
        return report(question(from, to, asOf, site)).workers().stream()
                .map(WorkerMetrics::of)
                .toList();
    }

    @GetMapping("/workers/{id}")
    @Operation(operationId = "getWorkerMetrics", summary = "One worker's figures")
    WorkerMetrics worker(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String site) {
        return report(question(from, to, asOf, site).ofWorker(id)).workers().stream()
                .map(WorkerMetrics::of)
                .findFirst()
                .orElseThrow(() -> new NotThere("worker_id: no worker '" + id + "' is registered"));
    }

    @GetMapping("/workstations")
    @Operation(operationId = "listWorkstationMetrics", summary = "Every workstation's figures, by id")
    List<StationMetrics> stations(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String site) {
        return report(question(from, to, asOf, site)).stations().stream()
                .map(StationMetrics::of)
                .toList();
    }

    @GetMapping("/workstations/{id}")
    @Operation(operationId = "getWorkstationMetrics", summary = "One workstation's figures")
    StationMetrics station(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String site) {
        return report(question(from, to, asOf, site).ofStation(id)).stations().stream()
                .map(StationMetrics::of)
                .findFirst()
                .orElseThrow(() -> new NotThere("station_id: no workstation '" + id + "' is registered"));
    }

    private Question question(
            @Nullable String from, @Nullable String to, @Nullable String asOf, @Nullable String site) {
        SiteId named = asked.site(site);
        return asked.question(from, to, asOf, named == null ? SiteId.DEFAULT : named);
    }

    private Report report(Question question) {
        return store.report(question, asked.now());
    }
}
