package io.linebeat.bench.load;

import java.util.SortedMap;

/// What became of the facts that were sent.
///
/// @param arrivals facts acknowledged, repeats and conflicts among them
/// @param distinct different facts acknowledged
/// @param measured different facts acknowledged after the warm-up, in `nanos`
/// @param requests how long each request took after the warm-up
/// @param statuses how many answers of each status there were, warm-up included
/// @param refused facts that the server refused
/// @param counted what the server has counted since the beginning, or -1 if it was not asked
/// @param asked questions that had to count what was acknowledged; `missed` of them did not
public record Sent(
        long arrivals,
        long distinct,
        long measured,
        long nanos,
        Latencies requests,
        SortedMap<Integer, Long> statuses,
        long refused,
        long counted,
        long asked,
        long missed) {

    /// Distinct facts per second, after the warm-up.
    public double perSecond() {
        return measured * 1e9 / nanos;
    }

    /// Whether every fact that was acknowledged is counted once, and whether questions counted them at once.
    public boolean holds() {
        return counted == distinct && missed == 0;
    }
}
