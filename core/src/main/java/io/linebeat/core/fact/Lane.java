package io.linebeat.core.fact;

/// One worker as one stream sees her.
public record Lane(Stream stream, WorkerId worker) {

    public static Lane of(Fact fact) {
        return new Lane(fact.stream(), fact.worker());
    }
}
