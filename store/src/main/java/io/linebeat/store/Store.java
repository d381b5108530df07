package io.linebeat.store;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.util.List;
import java.util.function.Consumer;

/// Keeps facts and answers questions about them. Safe for use by many threads.
///
/// What a method has acknowledged by returning is durable: it survives the process and the power. A question asked
/// after it counts it. A read sees all of a commit or nothing of it, and never waits for a writer.
///
/// Methods that write throw [Busy] when more waits to be written than the store allows, and [StoreFailed] once the
/// disk has failed it; then nothing was acknowledged.
public interface Store extends AutoCloseable {
    /// What is registered now.
    Roster roster();

    /// The rules that the figures rest on.
    Rules rules();

    Registration register(Worker worker);

    Registration register(Station station);

    /// Keeps facts and refusals, and says of each fact, in order, what became of it. The worker and the station of
    /// every fact are registered.
    List<Receipt> record(Intake intake);

    /// The figures of a window that ends at `now` at the latest (microseconds since the epoch).
    Report report(Question question, long now);

    /// The figures of several windows, all as of one state of the store; each window replaces the question's own
    /// bounds.
    List<Report> reports(Question question, List<Span> windows, long now);

    /// Who was in which state when: live runs that share time with a window, clipped to it, neighbours joined; by
    /// worker, then by time.
    List<WorkerRun> runs(RunQuestion question);

    /// A page of facts, the newest first.
    Page<Recorded> facts(FactQuestion question);

    /// Every fact of a stretch of time, of all streams, in order of time.
    void eachFact(Span stretch, Consumer<Recorded> consumer);

    /// A page of refusals, the newest first.
    Page<KeptRefusal> refusals(RefusalQuestion question);

    /// How much is kept.
    Census census();

    /// Computes runs and tallies anew from the facts. Reads go on; they see the figures of before until it is done.
    void rebuild(Progress progress);

    /// Erases everything and begins again with demo data, all in one commit; `farewell` hears before of each fact of
    /// a sender.
    void startOver(Roster roster, Intake demo, Farewell farewell);

    @Override
    void close();
}
