package io.linebeat.sim;

import io.linebeat.core.fact.Fact;

/// A fact on its way to a server.
///
/// @param spoken when the camera says it, true time; its clock may show another
/// @param due when it is to be sent
public record Delivery(long spoken, long due, Fact fact) {

    Delivery at(long later) {
        return new Delivery(spoken, later, fact);
    }

    /// Whether it was held up on its way.
    public boolean isLate() {
        return due > spoken;
    }
}
