package io.linebeat.core.fact;

/// What a worker is seen doing.
public enum State {
    ABSENT(0),
    IDLE(1),
    WORKING(2);

    private final int rank;

    State(int rank) {
        this.rank = rank;
    }

    /// The state's place in the order absent < idle < working < production. It is stored: it never changes.
    public int rank() {
        return rank;
    }

    /// Working or idle: the worker is at the station.
    public boolean isPresent() {
        return this != ABSENT;
    }

    public static State ofRank(int rank) {
        return switch (rank) {
            case 0 -> ABSENT;
            case 1 -> IDLE;
            case 2 -> WORKING;
            default -> throw new IllegalArgumentException("no state has rank " + rank);
        };
    }
}
