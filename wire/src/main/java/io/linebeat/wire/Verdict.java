package io.linebeat.wire;

import io.linebeat.core.fact.Fact;

/// What an examination of an event came to.
sealed interface Verdict {
    record Sound(Fact fact) implements Verdict {}

    record Flawed(Problem problem) implements Verdict {}
}
