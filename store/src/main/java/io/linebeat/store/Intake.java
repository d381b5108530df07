package io.linebeat.store;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Refusal;
import java.util.List;

/// What a sender's message came to: facts, and refusals for the rest.
///
/// @param demo marks facts that the demo factory made
/// @param settled numbers of refusals that were kept before and are settled by these facts: they go in the same commit
public record Intake(FactColumns facts, List<Refusal> refusals, boolean demo, List<Long> settled) {

    public Intake {
        refusals = List.copyOf(refusals);
        settled = List.copyOf(settled);
    }

    public Intake(FactColumns facts, List<Refusal> refusals, boolean demo) {
        this(facts, refusals, demo, List.of());
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

    /// Facts that were refused before, and are not any more.
    public static Intake settling(List<? extends Fact> facts, List<Long> settled) {
        return new Intake(FactColumns.of(facts), List.of(), false, settled);
    }
}
