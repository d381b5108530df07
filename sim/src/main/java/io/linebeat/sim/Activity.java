package io.linebeat.sim;

import io.linebeat.core.fact.State;

/// What a person is really doing. A camera can tell less.
public enum Activity {
    WORKING(State.WORKING),
    IDLE(State.IDLE),
    COFFEE(State.ABSENT),
    LUNCH(State.ABSENT),
    /// A few minutes elsewhere.
    ERRAND(State.ABSENT),
    /// An appointment, most of an hour.
    APPOINTMENT(State.ABSENT);

    private final State state;

    Activity(State state) {
        this.state = state;
    }

    /// How it looks from above.
    public State state() {
        return state;
    }
}
