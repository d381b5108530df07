package io.linebeat.server.simulation;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import io.linebeat.sim.Delivery;
import io.linebeat.sim.Factory;
import io.linebeat.sim.Fault;
import io.linebeat.sim.Transport;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.FactEntry;
import io.linebeat.wire.answer.StationEntry;
import io.linebeat.wire.answer.WorkerEntry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A simulated factory that sends to a running server what its cameras say, at the time at which it is due.
public final class Trial implements AutoCloseable {
    private static final int BATCH = 500;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final long LATE = Micros.MINUTE;
    private static final int NOT_THERE = 404;

    private final Plan plan;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ServerLink link;

    /// What is simulated.
    ///
    /// @param lasting factory time, in microseconds
    /// @param speed seconds of factory time in a second
    /// @param site a site that holds no facts; `null` takes one that is named after the seed
    public record Plan(
            URI url,
            int cameras,
            long seed,
            Set<Fault> faults,
            int speed,
            long lasting,
            @Nullable SiteId site) {
        public Plan {
            faults = Set.copyOf(faults);
        }
    }

    /// Hears how far the trial has come.
    @FunctionalInterface
    public interface Watcher {
        /// Is told every tenth of a second.
        ///
        /// @param factoryTime microseconds since the epoch
        void reached(Span stretch, long factoryTime, long sent, long waiting, long retries);
    }

    public Trial(Plan plan, InstantSource clock) {
        this(plan, clock, Patience.USUAL);
    }

    Trial(Plan plan, InstantSource clock, Patience patience) {
        this.plan = plan;
        this.clock = clock;
        this.link = new ServerLink(plan.url(), patience, stop);
    }

    /// What came of it.
    public record Result(Sent sent, Audit audit, List<Accuracy> accuracies) {
        /// Whether the server lost nothing and its figures are the oracle's.
        public boolean holds() {
            return audit.holds() && sent.answers().refused() == 0;
        }
    }

    /// Runs it to its end, or until [#stop].
    ///
    /// @throws NoAnswer when the server does not answer for minutes, or not as it should
    public Result run(Watcher watcher) {
        SiteId site = freeSite();
        // Where everybody is does not depend on when: the roster is the same for any stretch.
        register(factory(site, Span.lasting(0, plan.lasting())).roster());
        long now = Micros.of(clock.instant());
        long start = now + plan.lasting() / plan.speed() - plan.lasting();
        Factory factory = factory(site, Span.lasting(start, plan.lasting()));
        Sent sent = send(site, factory, now, watcher);
        Audit audit = new Auditor(link, sent, plan.seed()).audit(factory.roster());
        return new Result(sent, audit, Accuracy.of(factory, sent));
    }

    private Factory factory(SiteId site, Span stretch) {
        return Factory.of(site, plan.cameras(), plan.seed(), stretch);
    }

    /// Ends the sending soon; what was sent is looked at all the same.
    public void stop() {
        stop.countDown();
    }

    private SiteId freeSite() {
        SiteId named = plan.site();
        if (named != null) {
            if (holdsFacts(named)) {
                throw new NoAnswer("The site " + named.value()
                        + " holds facts already: name one that holds none, so that its figures can be compared");
            }
            return named;
        }
        String wanted = "sim-" + plan.seed();
        SiteId free = new SiteId(wanted);
        for (int number = 2; holdsFacts(free); number++) {
            free = new SiteId(wanted + "-" + number);
        }
        return free;
    }

    private boolean holdsFacts(SiteId site) {
        var response = link.get("/api/v2/facts?limit=1&site=" + ServerLink.encoded(site.value()), NOT_THERE);
        return response.statusCode() != NOT_THERE && AnswerJson.read(response.body(), FactEntry[].class).length > 0;
    }

    private void register(Roster roster) {
        roster.stations().forEach(station -> link.post("/api/workstations", AnswerJson.line(StationEntry.of(station))));
        roster.workers().forEach(worker -> link.post("/api/workers", AnswerJson.line(WorkerEntry.of(worker))));
    }

    private Sent send(SiteId site, Factory factory, long launched, Watcher watcher) {
        Transport transport = factory.transport(plan.faults());
        Span stretch = factory.stretch();
        Set<Fact> facts = new LinkedHashSet<>();
        List<Delivery> deliveries = transport.deliveries();
        int next = 0;
        long late = 0;
        long reached = stretch.from();
        try (Courier courier = new Courier(link)) {
            while (reached < stretch.to() && waited()) {
                reached = factoryTime(stretch, launched);
                int from = next;
                for (; next < deliveries.size() && deliveries.get(next).due() <= reached; next++) {
                    Delivery each = deliveries.get(next);
                    boolean isFirst = facts.add(each.fact());
                    late += isFirst && new Span(each.spoken(), each.due()).micros() > LATE ? 1 : 0;
                }
                handOver(deliveries.subList(from, next), courier);
                watcher.reached(stretch, reached, next, courier.waiting(), link.retries());
            }
            courier.finish();
            boolean stopped = reached < stretch.to();
            return new Sent(
                    site,
                    stretch.endingBy(reached),
                    stopped,
                    List.copyOf(facts),
                    next,
                    late,
                    transport.outages(),
                    courier.answers());
        }
    }

    /// The factory's clock: the end of the stretch is the launch and the time that the trial takes.
    private long factoryTime(Span stretch, long launched) {
        long passed = new Span(launched, Math.max(launched, Micros.of(clock.instant()))).micros();
        return stretch.endingBy(stretch.from() + passed * plan.speed()).to();
    }

    private static void handOver(List<Delivery> due, Courier courier) {
        for (int from = 0; from < due.size(); from += BATCH) {
            courier.take(due.subList(from, Math.min(from + BATCH, due.size())).stream()
                    .map(Delivery::fact)
                    .toList());
        }
    }

    /// Waits a little; says whether to go on.
    private boolean waited() {
        try {
            return !stop.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
