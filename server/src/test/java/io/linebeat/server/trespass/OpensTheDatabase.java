package io.linebeat.server.trespass;

import io.linebeat.store.sqlite.SqliteStore;

/// For the rule that rooms are put together in one place.
class OpensTheDatabase {
    boolean isRebuilt(SqliteStore store) {
        return store.rebuiltOnOpen();
    }
}
