package io.linebeat.server.simulation;

import java.time.Duration;

/// How long a sender waits for what.
///
/// @param answer for the answer to one request
/// @param pause at most, before the first repetition; twice as long before each further one
/// @param longestPause at most, before any
/// @param silence without any answer, after which it gives up
/// @param refusal of one request that is answered "not now" only, after which it gives up
record Patience(Duration answer, Duration pause, Duration longestPause, Duration silence, Duration refusal) {
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15));
}
