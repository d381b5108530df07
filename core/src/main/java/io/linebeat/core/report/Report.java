package io.linebeat.core.report;

import io.linebeat.core.measure.Ratio;
import java.math.BigDecimal;
import java.util.List;

/// The figures of a window: one line for each registered worker and station, by (site, id), and their total. Nothing in
/// it comes from the order, the repetition or the time of arrival.
public record Report(Window window, List<WorkerFigures> workers, List<StationFigures> stations, GroupFigures total) {
    private static final int UTILIZATION_DECIMALS = 9;
    private static final long PERCENT = 100;

    public Report {
        workers = List.copyOf(workers);
        stations = List.copyOf(stations);
    }

    /// The mean of the utilizations, in percent, of the workers with tracked time, each first rounded half up to 10⁻⁹.
    public Ratio averageUtilizationPercent() {
        long sum = 0;
        long tracked = 0;
        for (WorkerFigures worker : workers) {
            BigDecimal utilization = worker.utilization().rounded(UTILIZATION_DECIMALS);
            if (utilization != null) {
                sum += utilization.movePointRight(UTILIZATION_DECIMALS).longValueExact();
                tracked++;
            }
        }
        return Ratio.of(sum, tracked * 1_000_000_000L).times(PERCENT);
    }
}
