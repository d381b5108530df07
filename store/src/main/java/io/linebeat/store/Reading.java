package io.linebeat.store;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Questions about what a store keeps. An answer sees all of a commit or nothing of it, and never waits for a writer.
public interface Reading {
    /// What is registered.
    Roster roster();

    /// The figures of a window that ends at `now` at the latest (microseconds since the epoch).
    Report report(Question question, long now);

    /// The figures of several windows; each replaces the question's own bounds.
    List<Report> reports(Question question, List<Span> windows, long now);

    /// The figures as if the sites' rules were others. It takes as long as reading all facts up to the window's end.
    Report whatIf(Question question, Rules rules, long now);

    /// Who was in which state when: live runs that share time with a window, clipped to it, neighbours joined; by
    /// worker, then by time.
    ///
    /// @throws TooMuch when there are more than [RunQuestion#MAX_RUNS]
    List<WorkerRun> runs(RunQuestion question);

    /// A page of facts, the newest first.
    Page<Recorded> facts(FactQuestion question);

    /// Every fact of a stretch of time, of all streams, in order of time.
    void eachFact(Span stretch, Consumer<Recorded> consumer);

    /// When the earliest live fact at a site in a stretch of time is; nothing if there is none.
    OptionalLong firstFact(SiteId site, Span stretch);

    /// A page of refusals, the newest first.
    Page<KeptRefusal> refusals(RefusalQuestion question);

    /// A refusal by its number; `null` if it is not kept, or not any more.
    @Nullable
    KeptRefusal refusal(long id);

    /// How much is kept.
    Census census();
}
