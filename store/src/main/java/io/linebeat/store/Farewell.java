package io.linebeat.store;

import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;

/// Hears of what senders sent and is about to be erased, within the commit that erases them: none can slip away in
/// between. When it throws, nothing is erased.
public interface Farewell {
    /// A fact that the demo factory did not make.
    void leaving(Recorded fact);

    /// A worker whom the demo factory does not have, or has under another name.
    void leaving(Worker worker);

    /// A station of which the same can be said.
    void leaving(Station station);

    /// All were heard; now they are erased.
    void done();
}
