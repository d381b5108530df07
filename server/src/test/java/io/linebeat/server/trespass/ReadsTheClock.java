package io.linebeat.server.trespass;

import java.time.Instant;

/// For the rule that the time of day is given.
class ReadsTheClock {
    Instant now() {
        return Instant.now();
    }
}
