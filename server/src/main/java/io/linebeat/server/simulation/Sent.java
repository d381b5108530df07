package io.linebeat.server.simulation;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import java.util.List;

/// What a trial sent, and what the server said to it.
///
/// @param stretch the simulated time: all of it, or until somebody stopped it
/// @param facts each once, however often it was sent
/// @param deliveries facts sent, repetitions by the fault `duplicate` included
/// @param late facts that were held up for more than a minute
/// @param outages how often a camera's link was down
public record Sent(
        SiteId site,
        Span stretch,
        boolean stopped,
        List<Fact> facts,
        long deliveries,
        long late,
        int outages,
        Answers answers) {

    public Sent {
        facts = List.copyOf(facts);
    }

    /// What the answers add up to.
    ///
    /// @param acknowledged facts that the server says it has, `duplicates` among them
    /// @param retries requests sent again, because there was no answer or none that took anything in
    /// @param reasons why facts were refused, a few of them
    public record Answers(
            long batches,
            long acknowledged,
            long duplicates,
            long conflicts,
            long refused,
            long retries,
            List<String> reasons) {
        public Answers {
            reasons = List.copyOf(reasons);
        }
    }
}
