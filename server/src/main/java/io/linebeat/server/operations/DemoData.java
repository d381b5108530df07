package io.linebeat.server.operations;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.sim.DemoFactory;
import io.linebeat.store.Census;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads the demo factory's data.
public final class DemoData {
    private final Store store;
    private final InstantSource clock;
    private final Path folder;

    public DemoData(Store store, InstantSource clock, Path folder) {
        this.store = store;
        this.clock = clock;
        this.folder = folder;
    }

    /// What came of a reset.
    public sealed interface Outcome {
        /// So many demo facts are there now; `export` names the file with the facts that were there before, if others
        /// sent any, and `registrations` the one with whom and what others had registered.
        record Loaded(
                long facts, @Nullable Path export, @Nullable Path registrations) implements Outcome {}

        /// The database holds facts of senders and did not begin with demo data.
        record Refused(long facts) implements Outcome {}
    }

    /// At the very first start there is nothing yet that could be lost.
    public void loadIfNew() {
        boolean isNew = store.census().facts() == 0
                && store.roster().workers().isEmpty()
                && store.roster().stations().isEmpty();
        if (isNew) {
            reset(false);
        }
    }

    /// Begins again with demo data.
    public synchronized Outcome reset(boolean eraseConfirmed) {
        Census census = store.census();
        if (census.facts() > 0 && !census.startedWithDemo() && !eraseConfirmed) {
            return new Outcome.Refused(census.facts());
        }
        SenderExport export = new SenderExport(folder, clock.instant());
        List<Fact> facts = facts();
        store.startOver(DemoFactory.roster(), Intake.demo(facts), export);
        return new Outcome.Loaded(facts.size(), export.facts(), export.registrations());
    }

    /// Adds today's demo data to what is there.
    public synchronized Outcome add() {
        DemoFactory.roster().workers().forEach(store::register);
        DemoFactory.roster().stations().forEach(store::register);
        List<Fact> facts = facts();
        store.record(Intake.demo(facts));
        return new Outcome.Loaded(facts.size(), null, null);
    }

    private List<Fact> facts() {
        SiteClock siteClock = store.rules().of(SiteId.DEFAULT).clock();
        long now = Micros.of(clock.instant());
        return DemoFactory.facts(siteClock.at(now).toLocalDate(), now, siteClock);
    }
}
