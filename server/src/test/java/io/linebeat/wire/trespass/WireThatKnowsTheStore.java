package io.linebeat.wire.trespass;

import io.linebeat.store.Intake;

/// For the rule that wire knows core alone.
class WireThatKnowsTheStore {
    Intake intake() {
        return Intake.of(java.util.List.of());
    }
}
