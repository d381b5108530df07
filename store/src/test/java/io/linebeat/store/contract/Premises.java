package io.linebeat.store.contract;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.Store;
import java.util.function.LongSupplier;

/// Where the stores of these tests live: the one thing that an implementation brings along.
public interface Premises {

    /// Opens the store of a name, or makes it. Opened again after it was closed, it holds what it held.
    ///
    /// @param clock now, in microseconds since the epoch
    Store open(String name, Rules rules, LongSupplier clock) throws CannotOpen;

    /// How many refusals a store of this kind keeps before the oldest give way.
    int keptRefusals();

    default Store open(String name) throws CannotOpen {
        return open(name, Rules.USUAL, () -> Scene.NOW);
    }
}
