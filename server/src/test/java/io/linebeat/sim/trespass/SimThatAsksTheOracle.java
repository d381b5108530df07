package io.linebeat.sim.trespass;

import io.linebeat.oracle.Oracle;

/// For the rule that the simulator knows core alone.
class SimThatAsksTheOracle {
    Oracle.Id id() {
        return new Oracle.Id("", "");
    }
}
