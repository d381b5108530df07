package io.linebeat.sim;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.roster.Worker;

/// A worker and her ways.
///
/// @param number her place in the crew, from 1; what chance holds for her hangs on it
/// @param home the station at which she begins
/// @param other the station to which she goes later; mostly the same
/// @param diligence of her time at a station, the percentage that she works
/// @param pace her speed as a percentage of the station's usual one
/// @param oversleeps whether she tends to come late
public record Person(
        int number, Worker worker, StationId home, StationId other, int diligence, int pace, boolean oversleeps) {}
