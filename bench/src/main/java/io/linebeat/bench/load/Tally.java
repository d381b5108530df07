package io.linebeat.bench.load;

import java.util.SortedMap;
import java.util.TreeMap;

/// What one sender saw. Its own until it is done.
final class Tally {
    final Latencies requests = new Latencies();
    final SortedMap<Integer, Long> statuses = new TreeMap<>();
    long refused;
    long asked;
    long missed;

    void add(Reply reply, long nanos, boolean measured) {
        statuses.merge(reply.status(), 1L, Long::sum);
        if (measured) {
            requests.add(nanos);
        }
    }
}
