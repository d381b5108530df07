/// A small seeded factory. What its workers really do ([io.linebeat.sim.WorkDay]) and what the cameras say about it
/// ([io.linebeat.sim.Camera]) are kept apart: the first never knows the second.
@NullMarked
package io.linebeat.sim;

import org.jspecify.annotations.NullMarked;
