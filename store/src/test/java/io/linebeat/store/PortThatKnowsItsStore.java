package io.linebeat.store;

import io.linebeat.store.sqlite.SqliteStore;

/// Breaks a rule of [StoreArchitectureTest], to show that it can fail.
interface PortThatKnowsItsStore {
    SqliteStore open();
}
