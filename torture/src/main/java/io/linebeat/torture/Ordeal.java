package io.linebeat.torture;

import java.io.IOException;

/// One way to break what Linebeat stands on.
interface Ordeal {
    /// As `--only` names it.
    String name();

    /// How many cycles the long form has.
    int goal();

    /// Whether a whole server is broken, and not its store alone.
    default boolean needsTheProduct() {
        return false;
    }

    /// Goes on until it is time to end, or the goal is reached.
    Outcome undergo(Limits limits) throws IOException, InterruptedException;
}
