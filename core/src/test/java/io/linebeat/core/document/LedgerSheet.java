package io.linebeat.core.document;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.WorkerTally;
import io.linebeat.core.measure.Ratio;
import io.linebeat.core.measure.Span;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.report.GroupFigures;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.WorkerFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An example's figures by the ledger, which takes the facts in the batches that are given.
final class LedgerSheet {
    private static final int DECIMALS = 2;
    private static final long PERCENT = 100;

    private final Sheet sheet = new Sheet();

    private LedgerSheet() {}

    static Map<String, String> of(WorkedExample example, List<List<Fact>> batches) {
        MemoryLedger ledger = new MemoryLedger(example.rules());
        batches.forEach(ledger::record);
        Report report = ledger.report(example.question(), example.roster(), example.now());
        LedgerSheet figures = new LedgerSheet();
        report.workers().forEach(figures::add);
        report.stations().forEach(figures::add);
        figures.add(report.total(), report.averageUtilizationPercent());
        figures.add(report.window().span(), example);
        return figures.sheet.figures();
    }

    private void add(WorkerFigures worker) {
        String name = name(worker.worker().id());
        addTally(name, worker.tally(), worker.unobserved());
        addRatio(name, "utilization", worker.utilization().times(PERCENT));
        addRatio(name, "units per active hour", worker.unitsPerActiveHour());
        addRatio(name, "units per tracked hour", worker.unitsPerTrackedHour());
    }

    private void addTally(String name, WorkerTally tally, long unobserved) {
        sheet.time(name, "working", tally.working());
        sheet.time(name, "idle", tally.idle());
        sheet.time(name, "absent", tally.absent());
        sheet.time(name, "unobserved", unobserved);
        sheet.count(name, "units", tally.units());
        sheet.count(name, "events", tally.events());
    }

    private void add(StationFigures station) {
        String name = name(station.station().id());
        sheet.time(name, "occupied", station.tally().occupied());
        sheet.time(name, "working", station.tally().working());
        sheet.time(name, "person-time", station.tally().person());
        sheet.count(name, "units", station.tally().units());
        sheet.count(name, "events", station.tally().events());
        addRatio(name, "utilization", station.utilization().times(PERCENT));
        addRatio(name, "throughput", station.throughput());
    }

    private void add(GroupFigures total, Ratio averagePercent) {
        addTally("total", total.tally(), total.unobserved().longValueExact());
        addRatio("total", "utilization", total.utilization().times(PERCENT));
        addRatio("total", "units per productive hour", total.rate());
        addRatio("total", "average utilization", averagePercent);
    }

    private void add(Span window, WorkedExample example) {
        sheet.time("window", Sheet.LASTS, window.micros());
        SiteClock clock = example.rules().of(SiteId.DEFAULT).clock();
        for (BucketSize size : example.bucketSizes()) {
            List<Span> buckets = clock.buckets(window, size);
            sheet.times(
                    size.code(),
                    Sheet.LENGTHS,
                    buckets.stream().map(Span::micros).toList());
        }
    }

    private void addRatio(String name, String figure, Ratio ratio) {
        @Nullable BigDecimal value = ratio.rounded(DECIMALS);
        sheet.ratio(name, figure, value);
    }

    static String name(WorkerId id) {
        return name(id.site(), id.value());
    }

    static String name(StationId id) {
        return name(id.site(), id.value());
    }

    private static String name(SiteId site, String id) {
        return site.equals(SiteId.DEFAULT) ? id : site.value() + '/' + id;
    }
}
