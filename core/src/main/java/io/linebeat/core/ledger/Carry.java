package io.linebeat.core.ledger;

/// What reaches over the beginning of a page from before it: the observation in force there, and the latest sight of
/// the worker, which decides whether an absence is void. What has ended by then is not carried, so two carries that
/// are equal have the same consequences.
///
/// @param openAt the instant of the observation in force; [Said] says what it said, [#NOTHING] that there is none
/// @param presentAt the instant of the latest working or idle observation, at `presentStation`; negative: none
public record Carry(long openAt, long open, long presentAt, int presentStation) {
    static final long NOTHING = -1;

    public static final Carry NONE = new Carry(0, NOTHING, 0, -1);

    public boolean isNone() {
        return !hasOpen() && !hasPresent();
    }

    public boolean hasOpen() {
        return open != NOTHING;
    }

    /// Whether the observation in force is of a station.
    boolean isAt(int station) {
        return hasOpen() && Said.station(open) == station;
    }

    public boolean hasPresent() {
        return presentStation >= 0;
    }
}
