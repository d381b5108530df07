package io.linebeat.core.trespass;

import io.linebeat.store.Store;

/// For the rule that nothing of core points outward.
class CoreThatKnowsTheStore {
    boolean isFull(Store store) {
        return store.census().facts() > 0;
    }
}
