package io.linebeat.core.ledger;

import io.linebeat.core.measure.Micros;

/// Time divided into cells, counted from the epoch, on levels of which each cell holds four of the level below. One
/// level is the quarter hour, because the clocks of some zones sit at :30 and :45; the finest lasts a 256th of it,
/// about 3.5 s, the coarsest about half a year.
///
/// Four, because any window is then covered by at most six cells of each level; with sixteen it would be thirty.
public final class Grid {
    static final int FAN_OUT_BITS = 2;
    public static final int FAN_OUT = 1 << FAN_OUT_BITS;

    public static final int QUARTER_HOUR = 4;
    public static final int FOUR_HOURS = 6;
    /// The level of the coarsest cell that a page may have: 64 hours.
    public static final int COARSEST_PAGE = 8;
    /// The coarsest level: 4,096 hours.
    public static final int COARSEST = 11;

    private static final long FINEST = (Micros.HOUR / 4) >> (FAN_OUT_BITS * QUARTER_HOUR);

    private Grid() {}

    /// The length of a level's cells, in microseconds.
    public static long micros(int level) {
        return FINEST << (FAN_OUT_BITS * level);
    }
}
