package io.linebeat.server.simulation;

import java.util.List;

/// Whether a server has what was sent, and computes what the oracle computes from it.
///
/// @param figures numbers compared
/// @param differences those that differ, in words
/// @param listed facts that the server lists for the site
/// @param lost facts sent that it does not list as they were sent, in words
/// @param unknown facts that it lists and nobody sent so, in words
public record Audit(
        long figures, int windows, List<String> differences, long listed, List<String> lost, List<String> unknown) {
    public Audit {
        differences = List.copyOf(differences);
        lost = List.copyOf(lost);
        unknown = List.copyOf(unknown);
    }

    public boolean holds() {
        return figures > 0 && differences.isEmpty() && lost.isEmpty() && unknown.isEmpty();
    }
}
