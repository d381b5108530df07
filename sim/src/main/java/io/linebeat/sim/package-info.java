/// Seeded factories: the small one of the demo, and one of any size for trials. What their workers really do
/// ([io.linebeat.sim.WorkDay]), what the cameras say about it ([io.linebeat.sim.CameraLog],
/// [io.linebeat.sim.LookoutLog])
/// and how that arrives ([io.linebeat.sim.Transport]) are kept apart: each never knows the next.
@NullMarked
package io.linebeat.sim;

import org.jspecify.annotations.NullMarked;
