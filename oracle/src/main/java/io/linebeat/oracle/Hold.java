package io.linebeat.oracle;

/// How long an observation is believed when nothing follows it.
@FunctionalInterface
public interface Hold {
    /// The hold, in microseconds, of a span at this site that starts at this instant (microseconds since the epoch).
    long at(String site, long instant);
}
