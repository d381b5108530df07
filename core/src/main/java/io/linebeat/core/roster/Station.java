package io.linebeat.core.roster;

import io.linebeat.core.fact.StationId;

/// A registered workstation and what kind of work is done there.
public record Station(StationId id, String name, String type) {}
