package io.linebeat.store;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps facts and answers questions about them. Safe for use by many threads.
///
/// What a method has acknowledged by returning is durable: it survives the process and the power. A question asked
/// after it counts it; each question of [Reading] that is asked here is about the newest state.
///
/// Methods that write throw [Busy] when more waits to be written than the store allows, and [StoreFailed] once the
/// disk has failed it; then nothing was acknowledged.
public interface Store extends Reading, AutoCloseable {
    /// The rules that the figures rest on.
    Rules rules();

    Registration register(Worker worker);

    Registration register(Station station);

    /// Keeps facts and refusals, and says of each fact, in order, what became of it. The worker and the station of
    /// every fact are registered.
    List<Receipt> record(Intake intake);

    /// Asks several questions about one and the same state.
    <R> R inOneState(Function<Reading, R> questions);

    /// Computes runs and tallies anew from the facts. Reads go on; they see the figures of before until it is done.
    void rebuild(Progress progress);

    /// Erases everything and begins again with demo data, all in one commit; `farewell` hears before of what
    /// senders sent and registered.
    void startOver(Roster roster, Intake demo, Farewell farewell);

    /// Looks through the whole database for damage, and says in words what it found; `null` when all is well. It takes
    /// as long as reading the file.
    @Nullable
    String damage();

    @Override
    void close();
}
