package io.linebeat.server.query;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.SiteEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The exact figures of any window, and the settings that they rest on.
@RestController
@Tag(name = "Report", description = "Exact figures in microseconds, ratios beside them; null means no data")
class ReportController {
    private final Store store;
    private final Reports reports;

    ReportController(Store store, Reports reports) {
        this.store = store;
        this.reports = reports;
    }

    @GetMapping("/api/v2/report")
    @Operation(
            operationId = "getReport",
            summary = "The figures of a window",
            description = "Without site: all sites. worker and station limit their own list; the total is of the listed"
                    + " workers. bucket divides the window by the site's clock. hold (2m, 1h) computes the figures anew as if"
                    + " that were the sites' hold, which takes as long as reading all facts up to the window's end.")
    ReportAnswer report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String worker,
            @RequestParam(required = false) @Nullable String station,
            @RequestParam(required = false) @Nullable String bucket,
            @RequestParam(required = false) @Nullable String lists,
            @RequestParam(required = false) @Nullable String hold) {
        return reports.report(new ReportParameters(from, to, asOf, site, worker, station, bucket, lists, hold));
    }

    @GetMapping("/api/v2/sites")
    @Operation(
            operationId = "listSites",
            summary = "The sites and their settings",
            description = "Those where somebody is registered or that site.yaml names. With site: the settings of that"
                    + " one, whether anybody is registered there yet or not.")
    List<SiteEntry> sites(@RequestParam(required = false) @Nullable String site) {
        Rules rules = store.rules();
        SortedSet<SiteId> sites = new TreeSet<>(store.roster().sites());
        sites.addAll(rules.stated().keySet());
        return (site == null || site.isEmpty() ? sites : List.of(new SiteId(site)))
                .stream().map(each -> SiteEntry.of(each, rules.of(each))).toList();
    }
}
