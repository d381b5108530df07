package io.linebeat.core.fact;

/// What makes two arrivals the same fact. The full texts are kept: a hash that collides would lose a fact.
public sealed interface Identity {

    static Identity of(Fact fact) {
        String eventId = fact.source().eventId();
        if (eventId == null) {
            return new ByContent(
                    fact.stream(), fact.worker(), fact.at(), fact.station(), fact.kindRank(), fact.count());
        }
        return new ByEventId(fact.stream(), fact.worker(), fact.at(), fact instanceof Production, eventId);
    }

    /// The sender named the event.
    record ByEventId(Stream stream, WorkerId worker, long at, boolean production, String eventId) implements Identity {}

    /// The sender did not: what it says is its name.
    record ByContent(Stream stream, WorkerId worker, long at, StationId station, int kindRank, long count)
            implements Identity {}
}
