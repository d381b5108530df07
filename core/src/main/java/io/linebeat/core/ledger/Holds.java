package io.linebeat.core.ledger;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import java.util.HashMap;
import java.util.Map;

/// The hold of each lane's site. Not for use by two threads.
final class Holds {
    private final Rules rules;
    private final Names names;
    private final Map<Long, Hold> stated = new HashMap<>();

    Holds(Rules rules, Names names) {
        this.rules = rules;
        this.names = names;
    }

    /// The same for another thread, which asks for lanes alone that were asked for here: then no name is looked up.
    Holds copy() {
        Holds copy = new Holds(rules, names);
        copy.stated.putAll(stated);
        return copy;
    }

    Hold of(long lane) {
        if (rules.stated().isEmpty()) {
            return rules.usual().hold();
        }
        return stated.computeIfAbsent(
                lane, _ -> rules.of(names.lane(lane).worker().site()).hold());
    }
}
