package io.linebeat.store;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Refusal;
import java.util.List;

/// What a sender's message came to: facts, and refusals for the rest. `demo` marks facts that the demo factory made.
public record Intake(FactColumns facts, List<Refusal> refusals, boolean demo) {

    public Intake {
        refusals = List.copyOf(refusals);
    }

    public static Intake of(List<? extends Fact> facts) {
        return new Intake(FactColumns.of(facts), List.of(), false);
    }

    public static Intake of(List<? extends Fact> facts, List<Refusal> refusals) {
        return new Intake(FactColumns.of(facts), refusals, false);
    }

    public static Intake demo(List<? extends Fact> facts) {
        return new Intake(FactColumns.of(facts), List.of(), true);
    }
}
