package io.linebeat.store.outside;

import java.sql.Connection;

/// Breaks a rule: SQL outside of its room.
public interface SpeaksSql {
    Connection connection();
}
