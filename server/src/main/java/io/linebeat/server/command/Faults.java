package io.linebeat.server.command;

import io.linebeat.sim.Fault;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What `--faults` names.
record Faults(Set<Fault> set) {
    Faults {
        set = Set.copyOf(set);
    }

    static String known() {
        return Arrays.stream(Fault.values()).map(Fault::code).collect(Collectors.joining(", "));
    }

    /// As it was asked for.
    @Override
    public String toString() {
        return set.isEmpty()
                ? "none"
                : Arrays.stream(Fault.values())
                        .filter(set::contains)
                        .map(Fault::code)
                        .collect(Collectors.joining(","));
    }
}
