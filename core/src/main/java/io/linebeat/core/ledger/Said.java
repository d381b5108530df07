package io.linebeat.core.ledger;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.State;
import org.jspecify.annotations.Nullable;

/// What a fact says, in one number: the station, how sure the model is, whether the demo factory made it, the kind.
///
/// Confidence stands one higher, so that 0 is "none": the order of the numbers is then the order of the law.
public final class Said {
    private static final int DEMO = 1 << 2;
    private static final int KIND = 3;
    private static final int CONFIDENCE_AT = 3;
    private static final int STATION_AT = 24;
    private static final long CONFIDENCE = (1 << (STATION_AT - CONFIDENCE_AT)) - 1;

    private Said() {}

    /// Puts together what a fact says.
    ///
    /// @param confidence in millionths, -1 for none
    public static long of(int station, int confidence, boolean demo, int kind) {
        return (long) station << STATION_AT | (long) (confidence + 1) << CONFIDENCE_AT | (demo ? DEMO : 0) | kind;
    }

    /// See [Fact#kindRank()].
    public static int kind(long said) {
        return (int) said & KIND;
    }

    public static int station(long said) {
        return (int) (said >>> STATION_AT);
    }

    public static boolean isDemo(long said) {
        return (said & DEMO) != 0;
    }

    /// The same without a word of who made it.
    static long plain(long said) {
        return said & ~DEMO;
    }

    /// In millionths, -1 for none.
    public static int confidence(long said) {
        return (int) (said >>> CONFIDENCE_AT & CONFIDENCE) - 1;
    }

    public static @Nullable Confidence sureness(long said) {
        int millionths = confidence(said);
        return millionths < 0 ? null : new Confidence(millionths);
    }

    static boolean isObservation(long said) {
        return kind(said) != Fact.PRODUCTION;
    }

    static boolean isWorking(long said) {
        return kind(said) == State.WORKING.rank();
    }

    /// Working or idle.
    static boolean isPresent(long said) {
        return isWorking(said) || kind(said) == State.IDLE.rank();
    }

    /// Whether two say the same state at the same station, however sure.
    static boolean isSameState(long a, long b) {
        return kind(a) == kind(b) && station(a) == station(b);
    }

    /// The one of two that is less sure, of two that say the same.
    static long lessSure(long a, long b) {
        return confidence(a) <= confidence(b) ? a : b;
    }

    /// The order that decides ties: how sure, then the kind, then the station.
    static int compare(long a, long b, Names names) {
        int bySureness = Integer.compare(confidence(a), confidence(b));
        if (bySureness != 0) {
            return bySureness;
        }
        int byKind = Integer.compare(kind(a), kind(b));
        return byKind != 0 ? byKind : names.compareStations(station(a), station(b));
    }
}
