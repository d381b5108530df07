package io.linebeat.wire.answer;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.State;
import java.util.List;

/// The words for kinds of facts.
public final class Kinds {
    public static final String PRODUCTION = "product_count";

    public static final List<String> ALL = List.of("absent", "idle", "working", PRODUCTION);

    private Kinds() {}

    public static String code(Fact fact) {
        return switch (fact) {
            case Observation observation -> code(observation.state());
            case Production _ -> PRODUCTION;
        };
    }

    public static String code(State state) {
        return switch (state) {
            case ABSENT -> "absent";
            case IDLE -> "idle";
            case WORKING -> "working";
        };
    }
}
