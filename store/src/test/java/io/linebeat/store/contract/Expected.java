package io.linebeat.store.contract;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.fact.Receipt;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a store must hold and answer after what it was told: the law of identity, in a map.
final class Expected {
    private final Map<Identity, Fact> inForce = new HashMap<>();
    private final Set<Fact> aside = new HashSet<>();

    Receipt arrives(Fact fact) {
        Fact known = inForce.putIfAbsent(Identity.of(fact), fact);
        if (known == null) {
            return Receipt.NEW;
        }
        int order = Fact.RANK.compare(fact, known);
        if (order == 0) {
            return Receipt.DUPLICATE;
        }
        aside.add(order < 0 ? fact : known);
        if (order > 0) {
            inForce.put(Identity.of(fact), fact);
        }
        return Receipt.CONFLICT;
    }

    Collection<Fact> facts() {
        return inForce.values();
    }

    long aside() {
        return aside.size();
    }
}
