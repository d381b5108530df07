/// A trial of a running server: a simulated factory sends what its cameras say, and then asks whether the server's
/// figures are the oracle's, and how far the cameras are from the truth.
@NullMarked
package io.linebeat.server.simulation;

import org.jspecify.annotations.NullMarked;
