package io.linebeat.store.trespass;

import io.linebeat.wire.answer.Times;

/// For the rule that the store knows core alone.
class StoreThatKnowsTheWire {
    String time(long at) {
        return Times.utc(at);
    }
}
