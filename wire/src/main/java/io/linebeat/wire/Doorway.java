package io.linebeat.wire;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.roster.Roster;

/// What the door knows when an event comes in: who and what is registered, the rules of the sites, and the
/// time now, in microseconds since the epoch.
public record Doorway(Roster roster, Rules rules, long now) {}
