package io.linebeat.bench.load;

import io.linebeat.bench.world.Arrivals;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends batches over many connections, each with one request under way, and keeps account of what was acknowledged.
/// What the server turns away for now (429, 503) is sent again when it says so.
public final class Intake {
    private static final Pattern INDEX = Pattern.compile("\"index\":(\\d+)");

    private final Plan plan;
    private final Arrivals arrivals;
    private final Acknowledged acknowledged;
    private final AtomicLong allowed = new AtomicLong();
    private final long start;
    private final long before;
    private long atWarmUp = -1;
    private volatile boolean stopped;

    private Intake(Plan plan) {
        this.before = counted(plan.url());
        this.start = System.nanoTime();
        this.plan = plan;
        this.arrivals = new Arrivals(plan.world(), plan.delivery(), plan.first(), plan.end());
        this.acknowledged = new Acknowledged(plan.first(), Math.min(plan.end() - plan.first(), 1 << 26));
    }

    /// Sends what is planned, and asks the server at the end what it has counted.
    public static Sent run(Plan plan) {
        return new Intake(plan).send();
    }

    /// The same on threads of its own, while something else is measured.
    public static Background start(Plan plan) {
        Intake intake = new Intake(plan);
        return new Background(intake, CompletableFuture.supplyAsync(intake::send, Thread.ofPlatform()::start));
    }

    /// A load that goes on until it is stopped.
    public record Background(Intake intake, CompletableFuture<Sent> sent) {
        /// Stops it and says what became of it.
        public Sent stop() {
            intake.stopped = true;
            return sent.join();
        }
    }

    /// How many facts the server counts.
    public static long counted(URI url) {
        try (Link link = new Link(url)) {
            return counted(link);
        }
    }

    private static long counted(Link link) {
        Matcher total = Pattern.compile("\"total_events\":(\\d+)").matcher(link.get("/api/metrics/factory"));
        if (!total.find()) {
            throw new IllegalStateException("/api/metrics/factory names no total_events");
        }
        return Long.parseLong(total.group(1));
    }

    private Sent send() {
        List<Tally> tallies = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(plan.connections())) {
            List<Future<Tally>> running = new ArrayList<>();
            for (int i = 0; i < plan.connections(); i++) {
                running.add(senders.submit(this::sender));
            }
            for (Future<Tally> each : running) {
                tallies.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Sending failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return sent(tallies, System.nanoTime());
    }

    private Sent sent(List<Tally> tallies, long end) {
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        tallies.forEach(each -> each.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum)));
        return new Sent(
                acknowledged.arrivals(),
                acknowledged.distinct(),
                acknowledged.distinct() - Math.max(0, atWarmUp),
                end - plan.measuredFrom(start),
                Latencies.of(tallies.stream().map(each -> each.requests).toList()),
                statuses,
                tallies.stream().mapToLong(each -> each.refused).sum(),
                counted(plan.url()) - before,
                tallies.stream().mapToLong(each -> each.asked).sum(),
                tallies.stream().mapToLong(each -> each.missed).sum());
    }

    private Tally sender() {
        Tally tally = new Tally();
        long[] codes = new long[plan.batch()];
        try (Link link = new Link(plan.url())) {
            Request request = new Request(plan.world(), plan.form(), plan.form().path, link.host(), plan.batch());
            for (int turn = 1; !over(); turn++) {
                int count = next(codes);
                if (count == 0) {
                    break;
                }
                request.batch(codes, count);
                if (send(link, request, tally, codes, count) && plan.askEvery() > 0 && turn % plan.askEvery() == 0) {
                    ask(link, tally);
                }
            }
        }
        return tally;
    }

    private boolean over() {
        return stopped || System.nanoTime() - plan.deadline(start) >= 0;
    }

    private int next(long[] codes) {
        if (plan.perSecond() > 0) {
            long due = start + (long) (allowed.getAndAdd(codes.length) * 1e9 / plan.perSecond());
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
        }
        synchronized (arrivals) {
            return arrivals.next(codes);
        }
    }

    /// Until it is acknowledged, or the time is over.
    private boolean send(Link link, Request request, Tally tally, long[] codes, int count) {
        while (true) {
            long sent = System.nanoTime();
            boolean measured = sent - plan.measuredFrom(start) >= 0;
            if (measured) {
                warm();
            }
            Reply reply = link.send(request.bytes(), request.size());
            tally.add(reply, System.nanoTime() - sent, measured);
            if (reply.status() < 300) {
                int[] refused = refused(reply);
                tally.refused += refused.length;
                acknowledged.add(codes, count, refused);
                return true;
            }
            if (reply.status() != 429 && reply.status() != 503) {
                throw new IllegalStateException(plan.form().path + " answered " + reply.status() + ": " + reply.text());
            }
            if (over()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.clamp(reply.retryAfter() * 1_000L, 20, 1_000)));
        }
    }

    /// Positions of refused items in the batch, in order: a 207 lists them.
    private static int[] refused(Reply reply) {
        return reply.status() != 207
                ? new int[0]
                : INDEX.matcher(reply.text())
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .sorted()
                        .distinct()
                        .toArray();
    }

    /// The first request after the warm-up notes what was acknowledged before.
    private synchronized void warm() {
        if (atWarmUp < 0) {
            atWarmUp = plan.warmUpSeconds() == 0 ? 0 : acknowledged.distinct();
        }
    }

    /// An answer asked after an acknowledgement counts it.
    private void ask(Link link, Tally tally) {
        long known = acknowledged.distinct();
        tally.asked++;
        tally.missed += counted(link) < before + known ? 1 : 0;
    }
}
