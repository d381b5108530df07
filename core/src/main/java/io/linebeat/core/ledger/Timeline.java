package io.linebeat.core.ledger;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fold over one worker's observations: which are in force, and how long each lasts.
public final class Timeline {
    private final Hold hold;

    public Timeline(Hold hold) {
        this.hold = hold;
    }

    /// The runs that observations, given in order of [io.linebeat.core.fact.Fact#BY_TIME], open: one for each in force.
    public List<Run> runs(List<Observation> observations) {
        List<Observation> inForce = inForce(observations);
        List<Run> runs = new ArrayList<>(inForce.size());
        for (int i = 0; i < inForce.size(); i++) {
            Observation opening = inForce.get(i);
            Span span = hold.from(opening.at());
            if (i + 1 < inForce.size()) {
                span = span.endingBy(inForce.get(i + 1).at());
            }
            runs.add(new Run(span, opening.state(), opening.station(), opening.confidence()));
        }
        return runs;
    }

    /// Of each instant the greatest observation that is not void.
    private List<Observation> inForce(List<Observation> observations) {
        List<Observation> inForce = new ArrayList<>(observations.size());
        Observation lastSeenPresent = null;
        for (Observation observation : observations) {
            if (isVoid(observation, lastSeenPresent)) {
                continue;
            }
            if (!inForce.isEmpty() && inForce.getLast().at() == observation.at()) {
                inForce.removeLast();
            }
            inForce.add(observation);
            if (observation.state().isPresent()) {
                lastSeenPresent = observation;
            }
        }
        return inForce;
    }

    /// `absent` speaks of its own station alone: the camera that a worker left must not erase where she went.
    private boolean isVoid(Observation observation, @Nullable Observation lastSeenPresent) {
        return observation.state() == State.ABSENT
                && lastSeenPresent != null
                && !lastSeenPresent.station().equals(observation.station())
                && hold.from(lastSeenPresent.at()).contains(observation.at());
    }
}
