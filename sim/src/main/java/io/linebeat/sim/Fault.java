package io.linebeat.sim;

import java.util.Locale;

/// What can go wrong between a camera's eye and a server. [#SKEW] and [#DRIFT] change what is said; the others only how
/// it arrives.
public enum Fault {
    /// Single facts come minutes to an hour late.
    LATE,
    /// Facts are sent again unchanged, at once or much later.
    DUPLICATE,
    /// What comes within two minutes comes in another order.
    REORDER,
    /// A camera's link is down for minutes, then everything comes at once.
    OUTAGE,
    /// A camera's clock is off by up to 90 seconds.
    SKEW,
    /// The models err more and more.
    DRIFT;

    /// As people write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
