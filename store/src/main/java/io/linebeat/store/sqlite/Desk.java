package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Ledger;

/// What work may use while the writer's transaction is open.
///
/// @param now the time of this transaction, in microseconds since the epoch
record Desk(Statements sql, SqliteShelf shelf, Ledger ledger, Names names, Refusals refusals, long now) {}
