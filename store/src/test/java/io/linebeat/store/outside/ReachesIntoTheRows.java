package io.linebeat.store.outside;

import io.linebeat.store.sqlite.OpenToAll;

/// Breaks a rule: it uses what lies behind the store.
public interface ReachesIntoTheRows {
    OpenToAll rows();
}
