package io.linebeat.server.trespass;

import java.sql.Connection;
import java.sql.SQLException;

/// For the rule that only the store knows databases.
class SpeaksSql {
    void write(Connection connection) throws SQLException {
        connection.commit();
    }
}
