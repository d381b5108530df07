package io.linebeat.server.operations;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.sim.DemoFactory;
import io.linebeat.store.Census;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads the demo factory's data, and lets the factory go on if that is wanted.
public final class DemoData {
    /// How long a live demo may have stood still: what is missing from before is not made up for.
    private static final long LONGEST_GAP = 31 * Micros.DAY;

    /// How far ahead a live demo is worked out.
    private static final long AT_A_TIME = Micros.HOUR;

    private final Store store;
    private final InstantSource clock;
    private final Path folder;
    private final boolean live;

    /// In a live demo: up to and with this instant the factory's facts are there.
    private long until = Long.MAX_VALUE;

    private Span ahead = Span.emptyAt(0);
    private List<Fact> coming = List.of();

    /// @param live the demo factory works around the clock and goes on
    public DemoData(Store store, InstantSource clock, Path folder, boolean live) {
        this.store = store;
        this.clock = clock;
        this.folder = folder;
        this.live = live;
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
        long now = now();
        List<Fact> facts = facts(now);
        store.startOver(DemoFactory.roster(), Intake.demo(facts), export);
        goOnFrom(now);
        return new Outcome.Loaded(facts.size(), export.facts(), export.registrations());
    }

    /// Adds today's demo data to what is there.
    public synchronized Outcome add() {
        DemoFactory.roster().workers().forEach(store::register);
        DemoFactory.roster().stations().forEach(store::register);
        List<Fact> facts = facts(now());
        store.record(Intake.demo(facts));
        return new Outcome.Loaded(facts.size(), null, null);
    }

    /// Begins to go on: what the factory did while no server ran is recorded now. What is there stays as it is.
    public synchronized void catchUp() {
        long now = now();
        long demoBegan = DemoFactory.start(today(now), siteClock());
        goOnFrom(Math.min(demoBegan, latestDemoFact(now)) - 1);
        goOn();
    }

    /// The demo may have stood still for longer than the days that it is about.
    private long latestDemoFact(long now) {
        long[] latest = {Long.MAX_VALUE};
        store.eachFact(Span.lasting(now - LONGEST_GAP, LONGEST_GAP), recorded -> {
            if (recorded.demo()) {
                latest[0] = recorded.fact().at();
            }
        });
        return latest[0];
    }

    private void goOnFrom(long instant) {
        until = instant;
        ahead = Span.emptyAt(instant);
    }

    /// Records what has come due since the last time. If the store cannot take it, it is due the next time.
    public synchronized void goOn() {
        long now = now();
        while (until < now) {
            long to = Math.min(now, until + Micros.DAY);
            List<Fact> due = due(to);
            if (!due.isEmpty()) {
                store.record(Intake.demo(due));
            }
            until = to;
        }
    }

    private List<Fact> due(long to) {
        if (!ahead.contains(to)) {
            ahead = new Span(until + 1, to + AT_A_TIME);
            coming = DemoFactory.aroundTheClock(ahead, siteClock());
        }
        return coming.stream()
                .filter(fact -> fact.at() > until && fact.at() <= to)
                .toList();
    }

    private List<Fact> facts(long now) {
        LocalDate today = today(now);
        return live
                ? DemoFactory.aroundTheClock(new Span(DemoFactory.start(today, siteClock()), now + 1), siteClock())
                : DemoFactory.facts(today, now, siteClock());
    }

    private LocalDate today(long now) {
        return siteClock().at(now).toLocalDate();
    }

    private SiteClock siteClock() {
        return store.rules().of(SiteId.DEFAULT).clock();
    }

    private long now() {
        return Micros.of(clock.instant());
    }
}
