package io.linebeat.core.live;

import io.linebeat.core.fact.State;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.StationTally;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.StationFigures;
import java.util.Collection;
import java.util.List;

/// A workstation's figures up to an instant, and the working and idle runs at it that are known to go on after it.
public record LiveStation(StationFigures figures, long end, List<Run> presence) {

    public LiveStation {
        presence = List.copyOf(presence);
    }

    /// The station as it goes on.
    ///
    /// @param runs of everybody at the site; those at this station count
    public static LiveStation of(StationFigures figures, long end, Collection<Run> runs) {
        List<Run> presence = runs.stream()
                .filter(run -> run.state() != State.ABSENT
                        && run.span().to() > end
                        && run.station().equals(figures.station().id()))
                .toList();
        return new LiveStation(figures, end, presence);
    }

    /// The same at a later end of the window, if no fact's time comes before it.
    public LiveStation countedOnTo(long later) {
        if (later <= end) {
            return this;
        }
        Span passed = new Span(end, later);
        List<Run> there = presence.stream().map(run -> run.clip(passed)).toList();
        StationTally tally = figures.tally().plus(StationTally.time(there));
        List<Run> goingOn =
                presence.stream().filter(run -> run.span().to() > later).toList();
        return new LiveStation(new StationFigures(figures.station(), tally), later, goingOn);
    }
}
