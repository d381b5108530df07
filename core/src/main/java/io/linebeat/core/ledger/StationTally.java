package io.linebeat.core.ledger;

import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Span;
import io.linebeat.core.measure.Union;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A station's sums over some time. `occupied` and `working` are unions over the workers, in microseconds: time that
/// two share counts once. `person` is the sum: time that two share counts twice.
public record StationTally(long occupied, long working, long person, long units, long events) {
    public static final StationTally ZERO = new StationTally(0, 0, 0, 0, 0);

    /// The times of every worker's working and idle runs at one station.
    public static StationTally time(Collection<Run> presence) {
        List<Span> occupied = new ArrayList<>();
        List<Span> working = new ArrayList<>();
        long person = 0;
        for (Run run : presence) {
            occupied.add(run.span());
            person = Math.addExact(person, run.span().micros());
            if (run.state() == State.WORKING) {
                working.add(run.span());
            }
        }
        return new StationTally(Union.micros(occupied), Union.micros(working), person, 0, 0);
    }

    public static StationTally counted(long units, long events) {
        return new StationTally(0, 0, 0, units, events);
    }

    public StationTally plus(StationTally other) {
        return new StationTally(
                Math.addExact(occupied, other.occupied),
                Math.addExact(working, other.working),
                Math.addExact(person, other.person),
                Math.addExact(units, other.units),
                Math.addExact(events, other.events));
    }

    /// This tally without its counts.
    public StationTally timeAlone() {
        return new StationTally(occupied, working, person, 0, 0);
    }

    public StationTally negated() {
        return new StationTally(-occupied, -working, -person, -units, -events);
    }
}
