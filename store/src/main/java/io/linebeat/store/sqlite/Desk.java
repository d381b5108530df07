package io.linebeat.store.sqlite;

import io.linebeat.store.Busy;
import java.util.function.BooleanSupplier;

/// What work may use while the writer's transaction is open.
///
/// @param now the time of this transaction, in microseconds since the epoch
record Desk(
        Statements sql, Archive archive, Directory directory, Refusals refusals, long now, BooleanSupplier closing) {
    /// Long work asks now and then: who closes the store waits for nobody.
    void mindClosing() {
        if (closing.getAsBoolean()) {
            throw new Busy("the store is closing");
        }
    }
}
