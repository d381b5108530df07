package io.linebeat.sim;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.StationId;

/// A camera above a station of a simulated factory.
///
/// @param number from 1; what chance holds for it hangs on it
/// @param counts whether it counts units: of two cameras above one station only the first does
public record Lookout(int number, CameraId camera, StationId station, Model model, boolean counts) {}
