package io.linebeat.store.sqlite;

import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers of an intake's lanes and stations, looked up by its sender, so that the writer need not. They hold as
/// long as nothing was erased since.
///
/// @param erasures how often everything had been erased before they were looked up
// Nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Resolved(long erasures, long[] lanes, int[] stations) {

    /// Nothing where the writer has to look: a stream on trial may need a new number, somebody may have been erased.
    static @Nullable Resolved of(FactColumns facts, Directory directory) {
        long erasures = directory.erasures();
        List<Lane> ofFacts = facts.lanes();
        long[] lanes = new long[ofFacts.size()];
        for (int i = 0; i < lanes.length; i++) {
            Integer worker = directory.workers().find(ofFacts.get(i).worker());
            if (worker == null || !(ofFacts.get(i).stream() instanceof Stream.Live)) {
                return null;
            }
            lanes[i] = worker;
        }
        List<StationId> places = facts.stations();
        int[] stations = new int[places.size()];
        for (int i = 0; i < stations.length; i++) {
            Integer station = directory.stations().find(places.get(i));
            if (station == null) {
                return null;
            }
            stations[i] = station;
        }
        return new Resolved(erasures, lanes, stations);
    }
}
