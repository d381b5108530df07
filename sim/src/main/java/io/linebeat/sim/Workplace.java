package io.linebeat.sim;

import io.linebeat.core.roster.Station;

/// A workstation and how many units an hour of work usually gives there.
record Workplace(Station station, int unitsPerHour) {}
